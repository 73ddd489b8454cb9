import { Field, ObjectType } from "type-graphql";
import { Node } from "../node.type.ts";
import { DateTime } from "../scalars.ts";
import { TokenScope } from "./role.ts";

/** Its rows are ApiTokenRow. */
@ObjectType("ApiToken", {
  implements: Node,
  description: "A token for scripts. Its secret is shown once, in the payload that made it.",
  simpleResolvers: true,
})
export class ApiTokenType extends Node {
  @Field(() => String, { description: "What its owner calls it." })
  name!: string;

  @Field(() => [TokenScope], { description: "What it may do, as far as its owner may." })
  scopes!: TokenScope[];

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: "When it ends; null when it does not." })
  expiresAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it was last used, to the minute; null when never." })
  lastUsedAt!: string | null;
}
