import type { PromoteDialogQuery } from "../../gql/generated/graphql.ts";
import { Prospect } from "../../ui/prospect.tsx";
import { ShortCommit } from "../../ui/short-commit.tsx";

type AskedService = NonNullable<PromoteDialogQuery["service"]>;
type PromotionProspectProps = {
  service: Pick<AskedService, "owner">;
  stage: Pick<NonNullable<AskedService["environment"]>, "environment" | "current" | "ecsCluster" | "ecsServiceName">;
};

/** What a promotion to this stage will do. */
export function PromotionProspect({ service, stage }: PromotionProspectProps) {
  const { environment, current, ecsCluster, ecsServiceName } = stage;
  return (
    <Prospect>
      {[
        environment.protected
          ? `${environment.name} is protected: it waits until an administrator or another member of ${service.owner.name} approves it. You cannot approve your own.`
          : `It begins at once: ${environment.name} needs no approval.`,
        <>
          Nothing is built. The image that was verified in the stage before goes to the ECS service{" "}
          <code className="font-mono wrap-anywhere">{ecsServiceName}</code> in{" "}
          <code className="font-mono wrap-anywhere">{ecsCluster}</code>.
        </>,
        current ? (
          <>
            It replaces <ShortCommit sha={current.release.commitSha} /> once it is healthy. If anything fails, that goes
            on running.
          </>
        ) : (
          `Nothing runs in ${environment.name} yet, so nothing is replaced.`
        ),
      ]}
    </Prospect>
  );
}
