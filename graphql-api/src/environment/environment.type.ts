import { Field, ID, Int, ObjectType } from "type-graphql";
import { Node } from "../node.type.ts";
import { Url } from "../scalars.ts";

@ObjectType("Environment", {
  implements: Node,
  simpleResolvers: true,
  description:
    "A stage. `rank` orders promotion: 1 is first. A service's address is `<scheme>://<service>.<host of baseUrl>`.",
})
export class EnvironmentRow extends Node {
  @Field(() => ID, { description: "Opaque, `env_…`." })
  declare id: string;
  @Field(() => String, { description: "Its name, such as `staging`." })
  name!: string;
  @Field(() => Url, { description: "Where its services answer; each one's name goes in front of the host." })
  baseUrl!: string;
  @Field(() => Int, { description: "Its place in the order of promotion; 1 is first." })
  rank!: number;
  @Field(() => Boolean, { description: "Whether a promotion to it waits for another person's approval." })
  protected!: boolean;
  @Field(() => String, { description: "The ECS cluster its tasks run in." })
  ecsCluster!: string;
  @Field(() => String, { description: "The AWS region of that cluster." })
  region!: string;
}
