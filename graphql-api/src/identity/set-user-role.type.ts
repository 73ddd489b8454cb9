import { Field, InputType, ObjectType } from "type-graphql";
import { Payload } from "../errors.ts";
import { Role } from "./role.ts";
import { UserType } from "./user.type.ts";

@InputType({ description: "Whose role becomes which." })
export class SetUserRoleInput {
  @Field(() => String, { description: "The member's login on GitHub." })
  login!: string;

  @Field(() => Role, { description: "The role from now on." })
  role!: Role;
}

@ObjectType({ description: "The member with the new role, or why not.", simpleResolvers: true })
export class SetUserRolePayload extends Payload {
  @Field(() => UserType, { nullable: true, description: "The member; null when it was refused." })
  user?: UserType | null;
}
