import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { ServiceEnvironmentRow } from "../environment/service-environment.type.ts";
import { Problem } from "../errors.ts";
import { selects } from "../selection.ts";
import { DeploymentConnection, DeploymentRow } from "./deployment.type.ts";
import { deploymentParts } from "./deployment-parts.ts";
import { DeploymentKind } from "./deployment-status.ts";
import { readPendingCommits } from "./read-pending-commits.ts";
import { CommitRangeRow, ReleaseRow } from "./release.type.ts";

/** What runs in a service's environment, what is on its way there, and what could go there. */
@Resolver(() => ServiceEnvironmentRow)
export class EnvironmentDeploymentsResolver {
  @FieldResolver(() => Int, { nullable: true, description: "How many tasks ECS shall run; null before it was asked." })
  async desiredCount(@Root() { id }: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return (await loaders.deployments.countsOfEnvironment.load(id))?.desired ?? null;
  }

  @FieldResolver(() => Int, { nullable: true, description: "How many tasks run; null before ECS was asked." })
  async runningCount(@Root() { id }: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return (await loaders.deployments.countsOfEnvironment.load(id))?.running ?? null;
  }

  @FieldResolver(() => DeploymentRow, {
    nullable: true,
    description: "The deployment whose release runs there now.",
  })
  current(@Root() { id }: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return loaders.deployments.currentOfEnvironment.load(id);
  }

  @FieldResolver(() => DeploymentRow, {
    nullable: true,
    description: "The one that is on its way, at most one; waiting for approval does not count.",
  })
  active(@Root() { id }: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return loaders.deployments.activeOfEnvironment.load(id);
  }

  @FieldResolver(() => [DeploymentRow], { description: "Those that wait for approval, the newest first." })
  awaitingApproval(@Root() { id }: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return loaders.deployments.awaitingOfEnvironment.load(id);
  }

  @FieldResolver(() => DeploymentConnection, { description: "Its deployments, the newest first." })
  deployments(
    @Root() { id }: ServiceEnvironmentRow,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many, at most 100." })
    first: number | null,
    @Arg("after", () => String, { nullable: true, description: "The cursor to go on from." }) after: string | null,
    @Ctx() { loaders }: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    const parts = { ...deploymentParts(info, ["nodes"], ["edges", "node"]), totalCount: selects(info, ["totalCount"]) };
    return loaders.deployments.deploymentsOfEnvironment.load({ id, first: first ?? 20, after, parts });
  }

  @FieldResolver(() => [ReleaseRow], {
    description: "Releases verified here before, the newest first, without the current one; at most 50.",
  })
  rollbackCandidates(@Root() { id }: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return loaders.deployments.rollbackCandidates.load(id);
  }

  @FieldResolver(() => [ReleaseRow], {
    description: "Releases verified in the stage before and not running here, the newest first; at most 50.",
  })
  promotionCandidates(@Root() { id }: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return loaders.deployments.promotionCandidates.load(id);
  }

  @FieldResolver(() => ReleaseRow, {
    nullable: true,
    description: "The newest release verified here, when an older one runs, as after a rollback; else null.",
  })
  newerRelease(@Root() { id }: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return loaders.deployments.newerRelease.load(id);
  }

  @FieldResolver(() => CommitRangeRow, {
    nullable: true,
    description:
      "What runs in the stage before and not here. Null when there is nothing to compare: no stage before, nothing running there, the same release, or GitHub does not answer.",
  })
  pendingCommits(@Root() { id }: ServiceEnvironmentRow, @Ctx() context: SignedIn) {
    return readPendingCommits(context, id);
  }

  @FieldResolver(() => [Problem], {
    description:
      "Why the viewer's deploy, promotion or rollback would be refused now; empty when it would be accepted.",
  })
  blockers(
    @Root() { id }: ServiceEnvironmentRow,
    @Arg("kind", () => DeploymentKind, { description: "What the viewer has in mind." }) kind: DeploymentKind,
    @Ctx() { loaders }: SignedIn,
  ) {
    return loaders.deployments.blockers.load({ id, kind });
  }
}
