import { Link } from "@remix-run/react";
import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { ApprovalForm } from "../../ui/approval-form.tsx";
import { CommitLink } from "../../ui/commit-link.tsx";
import { deploymentKinds } from "../../ui/deployment-status.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Moment } from "../../ui/moment.tsx";
import { namePerson } from "../../ui/name-person.ts";

type WaitingApprovalProps = {
  waiting: EnvironmentCardFragment["awaitingApproval"][number];
  /** Where to it wants to go, such as "payments to prod". */
  what: string;
};

/** A deployment that waits for somebody's yes, with the buttons for those who may say it. */
export function WaitingApproval({ waiting, what }: WaitingApprovalProps) {
  const { id, kind, createdAt, requestedBy, release } = waiting;
  return (
    <div className="flex flex-col gap-1.5 rounded-md bg-warn-tint px-3 py-2.5 text-warn">
      <p className="flex items-center gap-2 font-medium">
        <Icon name="clock" />
        <Link to={`/deployments/${id}`} className="underline underline-offset-2">
          {deploymentKinds[kind]} waits for approval
        </Link>
      </p>
      <div className="text-sm text-text">
        <CommitLink sha={release.commitSha} url={release.commitUrl} message={release.commitMessage} />
        <p>
          Asked for by {namePerson(requestedBy)} <Moment at={createdAt} />
        </p>
      </div>
      <div className="mt-1 text-sm">
        <ApprovalForm deployment={waiting} what={what} />
      </div>
    </div>
  );
}
