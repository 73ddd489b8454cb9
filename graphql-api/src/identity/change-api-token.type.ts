import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Payload } from "../errors.ts";
import { ApiTokenType } from "./api-token.type.ts";
import { TokenScope } from "./role.ts";

@InputType({ description: "A token to be made." })
export class CreateApiTokenInput {
  @Field(() => String, { description: "What you will know it by: 1 to 60 characters." })
  name!: string;

  @Field(() => [TokenScope], { description: "What it may do: never more than you, or the token you use." })
  scopes!: TokenScope[];

  @Field(() => Int, { nullable: true, defaultValue: 90, description: "1 to 365; null for ever, which takes an ADMIN." })
  expiresInDays?: number | null;
}

@ObjectType({ description: "The new token and, this once, its secret.", simpleResolvers: true })
export class CreateApiTokenPayload extends Payload {
  @Field(() => ApiTokenType, { nullable: true, description: "The token; null when it was refused." })
  apiToken?: ApiTokenType | null;

  @Field(() => String, {
    nullable: true,
    description: "What scripts send as `Authorization: Bearer …`. It is never shown again.",
  })
  secret?: string | null;
}

@InputType({ description: "A token to be ended." })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: "The token's id: an own one, for an ADMIN any." })
  id!: string;
}

@ObjectType({ description: "The ended token, or why not.", simpleResolvers: true })
export class RevokeApiTokenPayload extends Payload {
  @Field(() => ApiTokenType, { nullable: true, description: "The token, which is of no use any more." })
  apiToken?: ApiTokenType | null;
}
