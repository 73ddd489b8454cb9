import { Form } from "@remix-run/react";
import type { ApiTokensQuery } from "../../gql/generated/graphql.ts";
import { Button } from "../../ui/button.tsx";
import { Moment } from "../../ui/moment.tsx";

/** One token, what it may and how long, and the way to end it. */
export function TokenRow({ token }: { token: ApiTokensQuery["apiTokens"][number] }) {
  const { id, name, scopes, createdAt, expiresAt, lastUsedAt } = token;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-muted">
          <span className="font-mono text-xs">{scopes.join(" ")}</span> · made <Moment at={createdAt} /> ·{" "}
          {expiresAt ? (
            <>
              ends <Moment at={expiresAt} />
            </>
          ) : (
            "never ends"
          )}{" "}
          ·{" "}
          {lastUsedAt ? (
            <>
              used <Moment at={lastUsedAt} />
            </>
          ) : (
            "never used"
          )}
        </p>
      </div>
      <details className="group">
        <summary className="inline-flex min-h-8 list-none items-center rounded-md px-2 text-bad hover:bg-hover">
          Revoke …
        </summary>
        <Form method="post" className="mt-1 flex items-center gap-2">
          <input type="hidden" name="id" value={id} />
          <span className="text-sm">What uses it stops working.</span>
          <Button name="intent" value="revoke" look="danger">
            Revoke {name}
          </Button>
        </Form>
      </details>
    </li>
  );
}
