import { publicId } from "../ids.ts";
import type { ApiToken } from "./api-token.entity.ts";
import type { ApiTokenRow } from "./identity-rows.ts";

/** What a verb answers after it has changed a token. */
export const toApiTokenRow = (token: ApiToken): ApiTokenRow => ({
  id: publicId("ApiToken", token.id),
  name: token.name,
  scopes: token.scopes,
  createdAt: token.createdAt.toISOString(),
  expiresAt: token.expiresAt?.toISOString() ?? null,
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
});
