import { Field, ObjectType } from "type-graphql";
import { Node } from "../node.type.ts";
import { connectionOf } from "../paging.ts";
import { DateTime, Json } from "../scalars.ts";
import { UserType } from "./user.type.ts";

/** Its rows are AuditEntryRow. */
@ObjectType("AuditEntry", {
  implements: Node,
  description: "Who did what. Written for every mutation, also refused ones.",
  simpleResolvers: true,
})
export class AuditEntryType extends Node {
  @Field(() => DateTime, { description: "When it was answered." })
  at!: string;

  @Field(() => UserType, { nullable: true, description: "Who asked for it." })
  actor!: UserType | null;

  @Field(() => String, { description: "The mutation's name." })
  action!: string;

  @Field(() => String, { description: "What it was about: a service's name, a login, a token's name." })
  subject!: string;

  @Field(() => Json, { nullable: true, description: "What was asked, with secrets masked and long texts cut." })
  input!: unknown;

  @Field(() => String, { description: "`DONE`, `REFUSED` with the codes of its problems, or `FAILED`." })
  result!: string;
}

export const { Page: AuditConnection } = connectionOf("Audit", () => AuditEntryType);
