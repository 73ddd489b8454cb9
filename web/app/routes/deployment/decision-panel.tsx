import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { ApprovalForm } from "../../ui/approval-form.tsx";
import { namePerson } from "../../ui/name-person.ts";
import { Panel } from "../../ui/panel.tsx";

/** Yes or no to what waits for approval, or why it is not for this person to say. */
export function DecisionPanel({ deployment, publicUrl }: { deployment: WatchedDeploymentFragment; publicUrl: string }) {
  const { requestedBy, release, serviceEnvironment } = deployment;
  const { service, environment } = serviceEnvironment;
  const what = `${service.name} to ${environment.name}`;
  return (
    <Panel title="Waiting for approval" className="mb-5">
      <div className="flex flex-col gap-3 p-4">
        <p>
          {namePerson(requestedBy)} wants {release.version} of {service.name} in {environment.name}. Nothing moves until
          somebody else says yes.
        </p>
        <ApprovalForm deployment={deployment} what={what} publicUrl={publicUrl} />
      </div>
    </Panel>
  );
}
