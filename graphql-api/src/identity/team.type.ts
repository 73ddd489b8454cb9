import { Field, ObjectType } from "type-graphql";
import { Node } from "../node.type.ts";

/** Its rows are TeamRow; members and services are read where they are asked for. */
@ObjectType("Team", {
  implements: Node,
  description: "A team that owns services. Mirrored from the GitHub organisation, at sign-in and every hour.",
  simpleResolvers: true,
})
export class TeamType extends Node {
  @Field(() => String, { description: "The team's short name in addresses, as on GitHub." })
  slug!: string;

  @Field(() => String, { description: "The team's name for people." })
  name!: string;
}
