/**
 * Sends one GraphQL document to the portal, which passes it on to the API.
 *
 * @returns `data`.
 * @throws Error with the first error, or the status of an answer that is no GraphQL.
 */
export async function askApi(
  portal: string,
  document: string,
  headers: { authorization: string } | { cookie: string },
): Promise<Record<string, unknown>> {
  const response = await fetch(`${portal}/graphql`, {
    method: "POST",
    // A cookie counts only together with the portal's own origin.
    headers: { ...headers, origin: portal, "content-type": "application/json" },
    body: JSON.stringify({ query: document }),
  });
  const text = await response.text();
  try {
    const { data, errors } = JSON.parse(text) as {
      data?: Record<string, unknown> | null;
      errors?: { message: string }[];
    };
    if (data) return data;
    throw new Error(errors?.[0]?.message ?? "the answer is empty");
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${portal}/graphql answered ${response.status}.`);
    throw error;
  }
}
