import { Field, ID, ObjectType } from "type-graphql";
import { Node } from "../node.type.ts";
import { DateTime, Url } from "../scalars.ts";
import type { ServiceRow } from "../service/service.type.ts";
import { EnvironmentRow } from "./environment.type.ts";
import { EnvironmentStatus } from "./environment-status.ts";

@ObjectType("ServiceEnvironment", {
  implements: Node,
  simpleResolvers: true,
  description: "One service in one environment.",
})
export class ServiceEnvironmentRow extends Node {
  @Field(() => ID, { description: "Opaque, `senv_…`." })
  declare id: string;
  /** Not told: leads to the service. */
  serviceId!: string;
  @Field(() => EnvironmentRow, { description: "The environment." })
  environment!: EnvironmentRow;
  @Field(() => Url, { description: "Where the service answers here." })
  url!: string;
  @Field(() => String, { description: "The ECS cluster its tasks run in." })
  ecsCluster!: string;
  @Field(() => String, { description: "The name of its ECS service in that cluster." })
  ecsServiceName!: string;
  @Field(() => EnvironmentStatus, { description: "How it is doing here." })
  status!: EnvironmentStatus;
  @Field(() => DateTime, { nullable: true, description: "When something was last deployed here." })
  lastDeployAt!: string | null;

  /** What a statement fetched along, where the operation asked for it. */
  service?: ServiceRow;
}
