import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { ViewerDocument } from "../../gql/generated/graphql.ts";
import { keepReturnPath } from "../../keep-return-path.ts";
import { Icon } from "../../ui/icons.tsx";
import { describeRefusal } from "./describe-refusal.ts";

export const meta: MetaFunction = () => [{ title: "Sign in · Waymark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const returnTo = keepReturnPath(query.get("returnTo"));
  const { viewer } = await api({ request, context }, ViewerDocument, {});

  if (viewer) throw redirect(returnTo);
  return { returnTo, refusal: describeRefusal(query.get("error"), query.get("login")) };
}

export default function SignIn() {
  const { returnTo, refusal } = useLoaderData<typeof loader>();
  return (
    <main className="mx-auto flex min-h-screen max-w-sm flex-col justify-center gap-6 px-4 py-16">
      <div className="flex items-center gap-2 text-accent">
        <Icon name="waymark" className="size-7" />
        <span className="text-lg font-semibold text-text">Waymark</span>
      </div>
      <div>
        <h1 className="text-xl font-semibold tracking-tight">Sign in</h1>
        <p className="mt-1 text-muted">Create services, see them run, and find what they need.</p>
      </div>
      {refusal && (
        <div role="alert" className="rounded-lg border border-bad/40 bg-bad-tint px-4 py-3 text-bad">
          <h2 className="font-semibold">{refusal.title}</h2>
          <p className="mt-1">{refusal.message}</p>
        </div>
      )}
      {/* The API answers this address, so it is a visit and not a navigation inside the portal. */}
      <a
        href={`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`}
        className="inline-flex h-10 items-center justify-center gap-2 rounded-md bg-accent-fill px-4 font-medium text-on-accent hover:bg-accent-fill-hover"
      >
        <Icon name="branch" />
        Sign in with GitHub
      </a>
      <p className="text-sm text-muted">
        Members of your GitHub organisation may come in. Waymark reads who you are and your teams.
      </p>
    </main>
  );
}
