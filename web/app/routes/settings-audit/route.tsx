import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { AuditDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { controlLook } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { AuditRow } from "./audit-row.tsx";

export const meta: MetaFunction = () => [{ title: "Audit · Waymark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const subject = readText(query, "subject");
  const after = readText(query, "after");

  const { audit } = await api({ request, context }, AuditDocument, {
    first: 50,
    after: after || null,
    subject: subject || null,
  });
  return { audit, subject, after };
}

export default function Audit() {
  const { audit, subject, after } = useLoaderData<typeof loader>();
  const { hasNextPage, endCursor } = audit.pageInfo;
  const narrowed = new URLSearchParams(subject && { subject });
  const next = new URLSearchParams({ ...(subject && { subject }), after: endCursor ?? "" });

  return (
    <>
      <Form role="search" className="mb-3 flex flex-wrap items-center gap-2">
        <input
          type="search"
          name="subject"
          aria-label="What it was done to"
          placeholder="What it was done to"
          defaultValue={subject}
          className={`${controlLook} w-full max-w-80`}
        />
        <Button>Filter</Button>
        <p className="text-sm text-muted">{audit.totalCount.toLocaleString("en")} entries</p>
      </Form>
      <Panel title="Audit">
        {audit.nodes.length === 0 ? (
          <EmptyState icon="logs" title="Nothing here">
            {subject ? `Nothing was done to “${subject}”.` : "Every change, also a refused one, is written down here."}
          </EmptyState>
        ) : (
          <ol className="divide-y divide-line">
            {audit.nodes.map((entry) => (
              <AuditRow key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
      </Panel>
      {(after || hasNextPage) && (
        <nav aria-label="Pages of the audit" className="mt-4 flex justify-between">
          <span>{after && <ButtonLink to={`?${narrowed}`}>Newest</ButtonLink>}</span>
          {hasNextPage && <ButtonLink to={`?${next}`}>Older</ButtonLink>}
        </nav>
      )}
    </>
  );
}
