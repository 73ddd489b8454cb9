import { createCaller } from "../../src/testing/caller.ts";

const make = (scopes: string) => `mutation {
  createApiToken(input: { name: "bench", scopes: [${scopes}], expiresInDays: 1 }) { secret problems { message } }
}`;

interface Answer {
  data: { createApiToken: { secret: string | null; problems: { message: string }[] } } | null;
  errors?: { message: string }[];
}

/** Signs a person in at a portal, by default the administrator, and answers an API token of theirs. */
export async function makeToken(portal: string, login = "ada", scopes = "READ, WRITE, DEPLOY, ADMIN"): Promise<string> {
  const cookie = await createCaller(portal).signIn(login);
  const response = await fetch(`${portal}/graphql`, {
    method: "POST",
    headers: { cookie, origin: portal, "content-type": "application/json" },
    body: JSON.stringify({ query: make(scopes) }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (data?.createApiToken.secret) return data.createApiToken.secret;
  throw new Error(`No token was made: ${JSON.stringify(errors ?? data)}`);
}
