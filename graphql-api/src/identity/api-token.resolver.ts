import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { attempt } from "../errors.ts";
import { ApiTokenType } from "./api-token.type.ts";
import {
  CreateApiTokenInput,
  CreateApiTokenPayload,
  RevokeApiTokenInput,
  RevokeApiTokenPayload,
} from "./change-api-token.type.ts";
import { createApiToken } from "./create-api-token.ts";
import { readApiTokens } from "./read-api-tokens.ts";
import { revokeApiToken } from "./revoke-api-token.ts";

@Resolver(() => ApiTokenType)
export class ApiTokenResolver {
  @Query(() => [ApiTokenType], { description: "The caller's own tokens, newest first, without the revoked." })
  apiTokens(@Ctx() ctx: SignedIn) {
    return readApiTokens(ctx);
  }

  @Mutation(() => CreateApiTokenPayload, { description: "Makes a token that acts as the caller." })
  createApiToken(
    @Arg("input", () => CreateApiTokenInput, { description: "The token as you want it." }) input: CreateApiTokenInput,
    @Ctx() ctx: SignedIn,
  ) {
    return attempt(() => createApiToken(ctx, input));
  }

  @Mutation(() => RevokeApiTokenPayload, { description: "Ends a token at once, with everything it has open." })
  revokeApiToken(
    @Arg("input", () => RevokeApiTokenInput, { description: "The token to end." }) input: RevokeApiTokenInput,
    @Ctx() ctx: SignedIn,
  ) {
    return attempt(async () => ({ apiToken: await revokeApiToken(ctx, input) }));
  }
}
