import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { api, signInFirst } from "../../api.server.ts";
import { ErrorPage } from "../../error-page.tsx";
import { ViewerDocument } from "../../gql/generated/graphql.ts";
import { ServiceNewsProvider } from "../../service-news.tsx";
import { ViewerContext } from "../../viewer-context.tsx";
import { FinishedElsewhere } from "./finished-elsewhere.tsx";
import { Keyboard } from "./keyboard.tsx";
import { MainContent } from "./main-content.tsx";
import { TopBar } from "./top-bar.tsx";

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
    <ViewerContext.Provider value={viewer}>
      <ServiceNewsProvider>
        <TopBar />
        <MainContent>
          <Outlet />
        </MainContent>
        <Keyboard />
        <FinishedElsewhere />
      </ServiceNewsProvider>
    </ViewerContext.Provider>
  );
}

export function ErrorBoundary() {
  return (
    <main className="mx-auto max-w-2xl px-4 py-16">
      <ErrorPage />
    </main>
  );
}
