import type { AuditQuery } from "../../gql/generated/graphql.ts";
import { Moment } from "../../ui/moment.tsx";

/** Who did what to what, when, and what came of it. */
export function AuditRow({ entry }: { entry: AuditQuery["audit"]["nodes"][number] }) {
  const { at, actor, action, subject, result } = entry;
  return (
    <li className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[7rem_minmax(0,1fr)_auto]">
      <span className="text-sm text-muted">
        <Moment at={at} />
      </span>
      <p className="min-w-0 break-words">
        <span className="font-medium">{actor?.login ?? "somebody"}</span>{" "}
        <span className="font-mono text-sm">{action}</span> <span className="text-muted">{subject}</span>
      </p>
      <span className="text-sm text-muted">{result}</span>
    </li>
  );
}
