import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { keepReturnPath } from "../keep-return-path.ts";
import { readText } from "../read-text.ts";
import { readTheme } from "../read-theme.ts";

const year = 31_536_000;

/** Remembers the theme in this browser. The value goes through the reader of the cookie, so only a known one stays. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = readTheme(`theme=${readText(form, "theme")}`);
  const secure = context.publicUrl.startsWith("https:") ? "; Secure" : "";

  return redirect(keepReturnPath(readText(form, "returnTo")), {
    headers: { "Set-Cookie": `theme=${theme}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly${secure}` },
  });
}

export const loader = () => redirect("/services");
