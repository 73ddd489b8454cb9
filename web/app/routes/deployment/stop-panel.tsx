import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { CancelForm } from "../../ui/cancel-form.tsx";
import { CopyMutation } from "../../ui/copy-mutation.tsx";
import { Panel } from "../../ui/panel.tsx";

/** The way to stop what moves or waits, and what is left when it stops. */
export function StopPanel({ deployment, publicUrl }: { deployment: WatchedDeploymentFragment; publicUrl: string }) {
  const { current, environment, service } = deployment.serviceEnvironment;
  const input = { deployment: deployment.id };
  return (
    <Panel title="Stop it?">
      <div className="flex flex-col items-start gap-2 p-4">
        <p>
          {current
            ? `${current.release.version} then goes on running in ${environment.name}.`
            : "Nothing runs there yet."}
        </p>
        <CancelForm deployment={deployment} what={`${service.name} to ${environment.name}`} />
        <CopyMutation
          mutation={{ name: "cancelDeployment", asks: "deployment { id status }", input }}
          label="Cancel"
          publicUrl={publicUrl}
        />
      </div>
    </Panel>
  );
}
