import { createCaller } from "../../src/testing/caller.ts";

const MAKE = `mutation {
  createApiToken(input: { name: "bench", scopes: [READ, WRITE, ADMIN], expiresInDays: 1 }) { secret problems { message } }
}`;

interface Answer {
  data: { createApiToken: { secret: string | null; problems: { message: string }[] } } | null;
  errors?: { message: string }[];
}

/** Signs the administrator in at a portal and answers an API token of theirs. */
export async function makeToken(portal: string): Promise<string> {
  const cookie = await createCaller(portal).signIn("ada");
  const response = await fetch(`${portal}/graphql`, {
    method: "POST",
    headers: { cookie, origin: portal, "content-type": "application/json" },
    body: JSON.stringify({ query: MAKE }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (data?.createApiToken.secret) return data.createApiToken.secret;
  throw new Error(`No token was made: ${JSON.stringify(errors ?? data)}`);
}
