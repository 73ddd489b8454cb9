import { Field, ID, ObjectType } from "type-graphql";
import type { ServiceEnvironmentRow } from "../environment/service-environment.type.ts";
import { UserType } from "../identity/user.type.ts";
import { Node } from "../node.type.ts";
import { connectionOf } from "../paging.ts";
import type { RunStepRow } from "../run/run.type.ts";
import { DateTime, Url } from "../scalars.ts";
import { DeploymentKind, DeploymentStatus } from "./deployment-status.ts";
import { ReleaseRow } from "./release.type.ts";

@ObjectType("Deployment", {
  implements: Node,
  simpleResolvers: true,
  description: "One release on its way to one environment, or the history of that.",
})
export class DeploymentRow extends Node {
  @Field(() => ID, { description: "Opaque, `dep_…`." })
  declare id: string;
  /** Not told: lead to the service and its environment; the team that owns it, by its UUID. */
  serviceId!: string;
  serviceEnvironmentId!: string;
  ownerId!: string;
  ownerName!: string;
  @Field(() => ReleaseRow, { description: "What is deployed." })
  release!: ReleaseRow;
  @Field(() => DeploymentKind, { description: "How it came about." })
  kind!: DeploymentKind;
  @Field(() => DeploymentStatus, { description: "Where it is." })
  status!: DeploymentStatus;
  @Field(() => String, {
    nullable: true,
    description: "One sentence a person can act on, e.g. why it failed or whom it waits for.",
  })
  reason!: string | null;
  @Field(() => UserType, { nullable: true, description: "Who asked for it; null where GitHub's account is unknown." })
  requestedBy!: UserType | null;
  @Field(() => UserType, { nullable: true, description: "Who approved it, where approval was needed." })
  approvedBy!: UserType | null;
  @Field(() => DateTime, { description: "When it was asked for." })
  createdAt!: string;
  @Field(() => DateTime, { nullable: true, description: "When GitHub was asked to run the workflow." })
  startedAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: "When it ended." })
  finishedAt!: string | null;
  @Field(() => Url, { nullable: true, description: "The GitHub Actions run, as soon as it is known." })
  workflowRunUrl!: string | null;

  /** What a statement fetched along, where the operation asked for it. */
  steps?: RunStepRow[];
  serviceEnvironment?: ServiceEnvironmentRow;
}

export const { Edge: DeploymentEdge, Page: DeploymentConnection } = connectionOf("Deployment", () => DeploymentRow);
