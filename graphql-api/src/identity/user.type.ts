import { Field, ObjectType } from "type-graphql";
import { Node } from "../node.type.ts";
import { Url } from "../scalars.ts";
import { Role } from "./role.ts";

/** Its rows are UserRow; `teams` is read where it is asked for. */
@ObjectType("User", { implements: Node, description: "A person of the GitHub organisation.", simpleResolvers: true })
export class UserType extends Node {
  @Field(() => String, { description: "The name on GitHub that people sign in with." })
  login!: string;

  @Field(() => String, { nullable: true, description: "The name for people, where one is given on GitHub." })
  name!: string | null;

  @Field(() => Url, { nullable: true, description: "A picture." })
  avatarUrl!: string | null;

  @Field(() => Role, { description: "What this person may do." })
  role!: Role;
}
