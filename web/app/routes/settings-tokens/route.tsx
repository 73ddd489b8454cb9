import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { ApiTokensDocument, CreateApiTokenDocument, RevokeApiTokenDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { NewToken } from "./new-token.tsx";
import { readTokenForm } from "./read-token-form.ts";
import { TokenForm } from "./token-form.tsx";
import { TokenRow } from "./token-row.tsx";

export const meta: MetaFunction = () => [{ title: "API tokens · Waymark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return api({ request, context }, ApiTokensDocument, {});
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  if (readText(form, "intent") === "revoke") {
    const { revokeApiToken } = await api({ request, context }, RevokeApiTokenDocument, {
      input: { id: readText(form, "id") },
    });
    if (revokeApiToken.problems.length === 0) throw redirect("/settings/tokens");
    return data({ made: null, problems: revokeApiToken.problems }, { status: 400 });
  }

  const { createApiToken } = await api({ request, context }, CreateApiTokenDocument, { input: readTokenForm(form) });
  const { apiToken, secret, problems } = createApiToken;
  // The secret is answered to this one request and is in no address and no cookie.
  if (apiToken && secret) return { made: { name: apiToken.name, secret }, problems: [] };
  return data({ made: null, problems }, { status: 400 });
}

export default function Tokens() {
  const { apiTokens } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();

  return (
    <div className="flex flex-col gap-5">
      {answered?.made && <NewToken name={answered.made.name} secret={answered.made.secret} />}
      <Panel title="API tokens">
        {apiTokens.length === 0 ? (
          <EmptyState icon="key" title="No tokens">
            A token lets a script act as you, as far as its scopes allow.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {apiTokens.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </ul>
        )}
      </Panel>
      <TokenForm key={answered?.made?.secret ?? "form"} problems={answered?.problems ?? []} />
    </div>
  );
}
