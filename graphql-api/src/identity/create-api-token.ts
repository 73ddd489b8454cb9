import { randomBytes } from "node:crypto";
import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { ApiToken } from "./api-token.entity.ts";
import { hashSecret } from "./hash-secret.ts";
import type { ApiTokenRow } from "./identity-rows.ts";
import { Role, reaches, TokenScope } from "./role.ts";
import { toApiTokenRow } from "./to-api-token-row.ts";
import { User } from "./user.entity.ts";
import type { Viewer } from "./viewer.ts";

/** What one person may have at a time: the list is shown whole. */
const MAX_TOKENS = 100;
const DAY_MS = 86_400_000;

/** The least role whose token may have the scope. */
const NEEDED: Record<TokenScope, Role> = {
  READ: Role.VIEWER,
  WRITE: Role.DEVELOPER,
  DEPLOY: Role.DEVELOPER,
  ADMIN: Role.ADMIN,
};

/** Makes a token that acts as the caller, and can never do more. The secret is in this answer and nowhere else. */
export async function createApiToken(
  { em, viewer }: Pick<SignedIn, "em" | "viewer">,
  input: { name: string; scopes: TokenScope[]; expiresInDays?: number | null },
): Promise<{ apiToken: ApiTokenRow; secret: string }> {
  const name = checkName(input.name);
  const scopes = checkScopes(viewer, input.scopes);
  const days = checkDays(viewer, input.expiresInDays);
  const kept = await em.count(ApiToken, { user: viewer.id, revokedAt: null });
  if (kept >= MAX_TOKENS) {
    throw refusal(ProblemCode.CONFLICT, `You have ${MAX_TOKENS} tokens. Revoke one that you no longer need.`);
  }
  const secret = `wm_${randomBytes(32).toString("base64url")}`;
  const token = new ApiToken({
    name,
    user: em.getReference(User, viewer.id),
    tokenHash: hashSecret(secret),
    scopes,
    expiresAt: days === null ? null : new Date(Date.now() + days * DAY_MS),
  });
  await em.persist(token).flush();
  return { apiToken: toApiTokenRow(token), secret };
}

function checkName(given: string): string {
  const name = given.trim();
  const isText = name.length >= 1 && name.length <= 60 && !/[\p{Cc}\p{Cs}]/u.test(name);
  if (!isText) throw refusal(ProblemCode.INVALID, "A token's name has 1 to 60 characters, in one line.", "name");
  return name;
}

function checkScopes(viewer: Viewer, given: TokenScope[]): TokenScope[] {
  const scopes = Object.values(TokenScope).filter((scope) => given.includes(scope));
  if (scopes.length === 0) throw refusal(ProblemCode.INVALID, "Give the token at least one scope.", "scopes");
  const beyond = scopes.filter(
    (scope) => !reaches(viewer.role, NEEDED[scope]) || viewer.scopes?.includes(scope) === false,
  );
  if (beyond.length === 0) return scopes;
  const owner = viewer.scopes ? "the token you use" : `the role ${viewer.role}`;
  throw refusal(ProblemCode.FORBIDDEN, `${beyond.join(" and ")} is more than ${owner} may give away.`, "scopes");
}

function checkDays(viewer: Viewer, given: number | null | undefined): number | null {
  const field = "expiresInDays";
  if (given === undefined || given === null) {
    if (viewer.role === Role.ADMIN) return null;
    throw refusal(ProblemCode.FORBIDDEN, "Only an ADMIN's token may last for ever. Give 1 to 365 days.", field);
  }
  if (given >= 1 && given <= 365) return given;
  throw refusal(ProblemCode.INVALID, "A token lasts 1 to 365 days.", field);
}
