import type { CreateApiTokenInput, TokenScope } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";

/** What a token may be allowed, least first, in words. */
export const scopes: [scope: TokenScope, about: string][] = [
  ["READ", "see everything you can see"],
  ["WRITE", "create and change services"],
  ["DEPLOY", "deploy, promote and roll back"],
  ["ADMIN", "change settings, tokens and roles"],
];

/** Days until a token ends, in the order they are offered. */
export const lifetimes = [7, 30, 90, 365];

/** Reads the form for a new token. */
export function readTokenForm(form: FormData): CreateApiTokenInput {
  const wanted = form.getAll("scopes");
  return {
    name: readText(form, "name"),
    scopes: scopes.map(([scope]) => scope).filter((scope) => wanted.includes(scope)),
    expiresInDays: lifetimes.find((days) => String(days) === readText(form, "expiresInDays")) ?? 90,
  };
}
