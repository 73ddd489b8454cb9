import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "../scalars.ts";
import { DeploymentStatus } from "./deployment-status.ts";

const SERVICE = "The service's name or id.";
const KEY = "Makes repeating the request safe.";

@InputType({ description: "What a list of deployments is narrowed to." })
export class DeploymentFilter {
  @Field(() => String, { nullable: true, description: "Of the service of this name." })
  service?: string | null;
  @Field(() => String, { nullable: true, description: "To the environment of this name." })
  environment?: string | null;
  @Field(() => [DeploymentStatus], { nullable: true, description: "In one of these states." })
  status?: DeploymentStatus[] | null;
  @Field(() => DateTime, { nullable: true, description: "Asked for at this instant or later." })
  since?: Date | null;
}

@InputType({
  description: "Deploys to the first stage. `ref` is a branch, tag or commit; without it the default branch.",
})
export class DeployInput {
  @Field(() => String, { description: SERVICE })
  service!: string;
  @Field(() => String, { description: "The first stage's name." })
  environment!: string;
  @Field(() => String, { nullable: true, description: "A branch, tag or commit; without it the default branch." })
  ref?: string | null;
  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({
  description: "Moves a release, verified in the stage before, to `environment`: exactly the one the caller saw.",
})
export class PromoteInput {
  @Field(() => String, { description: SERVICE })
  service!: string;
  @Field(() => ID, { description: "The release, verified in the stage before." })
  release!: string;
  @Field(() => String, { description: "The name of the stage it shall reach." })
  environment!: string;
  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({
  description: "Back to a release verified there before, image and configuration. Needs no approval.",
})
export class RollbackInput {
  @Field(() => String, { description: SERVICE })
  service!: string;
  @Field(() => String, { description: "The environment's name." })
  environment!: string;
  @Field(() => ID, { description: "A release that was verified there before." })
  release!: string;
  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: "Which deployment to stop." })
export class CancelDeploymentInput {
  @Field(() => ID, { description: "The deployment." })
  deployment!: string;
}

@InputType({ description: "Which deployment to let go on." })
export class ApproveDeploymentInput {
  @Field(() => ID, { description: "The deployment." })
  deployment!: string;
}

@InputType({ description: "Which deployment to refuse, and why." })
export class RejectDeploymentInput {
  @Field(() => ID, { description: "The deployment." })
  deployment!: string;
  @Field(() => String, { description: "One sentence for whoever asked." })
  reason!: string;
}
