import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root, Subscription } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { ServiceEnvironmentRow } from "../environment/service-environment.type.ts";
import { Problem } from "../errors.ts";
import { RunStepRow } from "../run/run.type.ts";
import { selects } from "../selection.ts";
import { DeploymentFilter } from "./deployment.inputs.ts";
import { DeploymentChangeRow } from "./deployment.payloads.ts";
import { DeploymentConnection, DeploymentRow } from "./deployment.type.ts";
import { deploymentParts } from "./deployment-parts.ts";
import { DeploymentStatus } from "./deployment-status.ts";
import { findApprovalBlockers } from "./find-approval-blockers.ts";
import { findCancelBlockers } from "./find-cancel-blockers.ts";
import { type DeploymentChange, followDeployments } from "./follow-deployments.ts";
import { readDeployments } from "./read-deployments.ts";
import { ReleaseRow } from "./release.type.ts";
import { toApprovable } from "./to-approvable.ts";

@Resolver(() => DeploymentRow)
export class DeploymentResolver {
  @Query(() => DeploymentConnection, { description: "Deployments of all services, the newest first." })
  deployments(
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many, at most 100." })
    first: number | null,
    @Arg("after", () => String, { nullable: true, description: "The cursor to go on from." }) after: string | null,
    @Arg("filter", () => DeploymentFilter, { nullable: true, description: "What to narrow it to." })
    filter: DeploymentFilter | null,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    const parts = deploymentParts(info, ["nodes"], ["edges", "node"]);
    const totalCount = selects(info, ["totalCount"]);
    return readDeployments(context, { first: first ?? 20, after, filter }, { ...parts, totalCount });
  }

  @FieldResolver(() => ServiceEnvironmentRow, { description: "Which service, and where." })
  serviceEnvironment(@Root() row: DeploymentRow, @Ctx() { loaders }: SignedIn) {
    return row.serviceEnvironment ?? loaders.deployments.serviceEnvironment.load(row.serviceEnvironmentId);
  }

  @FieldResolver(() => [RunStepRow], { description: "Jobs and steps of the Actions run and our own verification." })
  steps(@Root() row: DeploymentRow, @Ctx() { loaders }: SignedIn) {
    return row.steps ?? loaders.deployments.stepsOfDeployment.load(row.id);
  }

  @FieldResolver(() => [Problem], {
    description: "Why the viewer's approval would be refused now; empty when it would be accepted.",
  })
  approvalBlockers(@Root() row: DeploymentRow, @Ctx() { viewer }: SignedIn) {
    return findApprovalBlockers(viewer, toApprovable(row));
  }

  @FieldResolver(() => ReleaseRow, {
    nullable: true,
    description:
      "While it waits for approval: the newer release that runs there now, which an approval would replace by this older one. Else null.",
  })
  newerRelease(@Root() { id, status }: DeploymentRow, @Ctx() { loaders }: SignedIn) {
    return status === DeploymentStatus.AWAITING_APPROVAL ? loaders.deployments.newerThanWaiting.load(id) : null;
  }

  @FieldResolver(() => [Problem], {
    description: "Why the viewer could not cancel it now; empty when it would be accepted.",
  })
  cancelBlockers(@Root() row: DeploymentRow, @Ctx() { viewer }: SignedIn) {
    return findCancelBlockers(viewer, row);
  }

  @Subscription(() => DeploymentChangeRow, {
    description:
      "With an id: that deployment as it is now, then every change. With a service or an environment: those on their way or awaiting approval there, then every change there. Without any: every change of any.",
    subscribe: ({ args, context, info }) => followDeployments(context, args, deploymentParts(info, ["deployment"])),
  })
  deploymentChanged(
    @Root() change: DeploymentChange,
    @Arg("id", () => ID, { nullable: true, description: "The deployment to follow." }) _id: string | null,
    @Arg("service", () => String, { nullable: true, description: "The service to follow, by name." })
    _service: string | null,
    @Arg("environment", () => String, { nullable: true, description: "The environment to follow, by name." })
    _environment: string | null,
  ): DeploymentChange {
    return change;
  }
}
