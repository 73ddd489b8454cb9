import { Link } from "@remix-run/react";
import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { CommitLink } from "../../ui/commit-link.tsx";
import { Moment } from "../../ui/moment.tsx";
import { namePerson } from "../../ui/name-person.ts";

const verbs = { DEPLOY: "Deployed", PROMOTION: "Promoted", ROLLBACK: "Rolled back", EXTERNAL: "Deployed" } as const;

/** What runs in an environment now, or ran last: the commit, what it says of itself, and who brought it here when. */
export function CurrentRelease({ shown: { current, status } }: { shown: EnvironmentCardFragment }) {
  if (!current) return <p className="text-muted">Nothing runs here{status === "STOPPED" ? "" : " yet"}.</p>;
  const { id, kind, createdAt, finishedAt, requestedBy, release } = current;
  return (
    <div className="min-w-0">
      {status === "STOPPED" && <p className="text-muted">Nothing runs here. What ran last:</p>}
      <CommitLink
        sha={release.commitSha}
        url={release.commitUrl}
        message={release.commitMessage}
        className="font-medium"
      />
      <p className="text-sm text-muted">
        <Link to={`/deployments/${id}`} className="underline underline-offset-2 hover:text-text">
          {verbs[kind]}
        </Link>{" "}
        by {namePerson(requestedBy)} <Moment at={finishedAt ?? createdAt} />
      </p>
    </div>
  );
}
