import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { RunRow } from "../run/run.type.ts";
import { DeploymentRow } from "./deployment.type.ts";

/** Runs know nothing of what they carry out, so a run's deployment is told here. */
@Resolver(() => RunRow)
export class RunDeploymentResolver {
  @FieldResolver(() => DeploymentRow, {
    nullable: true,
    description: "The deployment it carries out, where it is one.",
  })
  deployment(@Root() row: RunRow, @Ctx() { loaders }: SignedIn) {
    return loaders.deployments.deploymentOfRun.load(row.id);
  }
}
