import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { parseId } from "../ids.ts";
import { ApiToken } from "./api-token.entity.ts";
import type { ApiTokenRow } from "./identity-rows.ts";
import { Role } from "./role.ts";
import { toApiTokenRow } from "./to-api-token-row.ts";

/** Ends a token at once; what it has open is closed within seconds. Everybody the own ones, an ADMIN any. */
export async function revokeApiToken(
  { em, viewer }: Pick<SignedIn, "em" | "viewer">,
  { id }: { id: string },
): Promise<ApiTokenRow> {
  const uuid = parseId("ApiToken", id);
  const token = uuid ? await em.findOne(ApiToken, uuid) : null;
  const mayEnd = token && (token.user.id === viewer.id || viewer.role === Role.ADMIN);
  if (!mayEnd) throw refusal(ProblemCode.NOT_FOUND, "You have no token of this id.", "id");
  token.revoke(new Date());
  await em.flush();
  return toApiTokenRow(token);
}
