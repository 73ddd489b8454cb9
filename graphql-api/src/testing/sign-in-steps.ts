/** An answer of /auth, as a browser sees it. */
export interface Step {
  status: number;
  /** Where it sends the browser; "" where it does not. */
  location: string;
  /** The Set-Cookie lines. */
  cookies: string[];
}

/** One request of a browser that shows its redirects instead of following them. */
export async function step(address: string, init: RequestInit & { cookie?: string } = {}): Promise<Step> {
  const { cookie, ...rest } = init;
  const headers = { ...(cookie && { cookie }), ...(rest.headers as Record<string, string> | undefined) };
  const response = await fetch(address, { ...rest, headers, redirect: "manual" });
  await response.text();
  const { status } = response;
  return { status, location: response.headers.get("location") ?? "", cookies: response.headers.getSetCookie() };
}

/** `name=value` of the cookie of that name, as a browser would send it back; "" where none was set or it was deleted. */
export function cookieOf({ cookies }: Step, name: string): string {
  const line = cookies.find((it) => it.startsWith(`${name}=`)) ?? "";
  return /Expires=Thu, 01 Jan 1970/.test(line) ? "" : (line.split(";")[0] ?? "");
}

export interface Consent {
  /** The cookie that ties the attempt to the browser. */
  attempt: string;
  /** The way back that GitHub has sent the browser to, as an address of the API. */
  back: URL;
}

/** Goes to GitHub and says yes as that person; the way back is still to be taken. */
export async function goToGitHub(api: string, login: string, returnTo?: string): Promise<Consent> {
  const query = new URLSearchParams({ login, ...(returnTo !== undefined && { returnTo }) });
  const begun = await step(`${api}/auth/sign-in?${query}`);
  const back = new URL((await step(begun.location)).location);
  return { attempt: cookieOf(begun, "waymark_sign_in"), back: new URL(`${back.pathname}${back.search}`, api) };
}
