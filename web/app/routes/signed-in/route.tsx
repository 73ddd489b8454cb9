import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { api, signInFirst } from "../../api.server.ts";
import { ErrorPage } from "../../error-page.tsx";
import { ViewerDocument } from "../../gql/generated/graphql.ts";
import { Frame } from "./frame.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer } = await api({ request, context }, ViewerDocument, {});
  if (!viewer) throw signInFirst(request);
  return { viewer };
}

/** Who is signed in changes only with what they do; moving between pages need not ask again. */
export function shouldRevalidate({ formAction }: { formAction?: string }) {
  return formAction !== undefined;
}

export default function SignedIn() {
  const { viewer } = useLoaderData<typeof loader>();
  return (
    <Frame viewer={viewer}>
      <Outlet />
    </Frame>
  );
}

/** A page that broke stands inside the frame as any other, unless nobody knows who is signed in. */
export function ErrorBoundary() {
  const known = useRouteLoaderData<typeof loader>("routes/signed-in/route");
  if (!known)
    return (
      <main className="mx-auto max-w-2xl px-4 py-16">
        <ErrorPage />
      </main>
    );
  return (
    <Frame viewer={known.viewer}>
      <ErrorPage />
    </Frame>
  );
}
