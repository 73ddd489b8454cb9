import { errors, jwtVerify } from "jose";
import { Refusal } from "../refusal.ts";
import type { World } from "../world.ts";

const longestLife = 600;
const clockSkew = 60;

/**
 * Checks the signed statement by which the App proves to be itself.
 * @throws Refusal 401 in GitHub's words.
 * @see https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export async function verifyAppToken(world: World, token: string): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const { payload } = await jwtVerify(token, world.appKey, { algorithms: ["RS256"] }).catch((error: unknown) => {
    throw refused(error instanceof errors.JWTExpired ? expired : "A JSON web token could not be decoded");
  });
  const issuers = [String(world.options.app.id), world.options.oauth.clientId];
  if (!issuers.includes(String(payload.iss))) throw new Refusal(404, "NOT_FOUND", "Integration not found");
  if (typeof payload.exp !== "number") throw refused(expired);
  if (payload.exp > now + longestLife + clockSkew) {
    throw refused("'Expiration time' claim ('exp') is too far in the future");
  }
  if (typeof payload.iat !== "number" || payload.iat > now + clockSkew) {
    throw refused("'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
  }
}

const expired =
  "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";

function refused(message: string): Refusal {
  return new Refusal(401, "UNAUTHENTICATED", message);
}
