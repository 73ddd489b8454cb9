/**
 * Prints an answer as the AWS CLI does: JSON, or with `--output text` what a path leads to.
 * @throws Error for a query that is more than a path like `services[0].taskDefinition`.
 */
export function printAnswer(answer: unknown, query: string | undefined, output: string | undefined): string {
  const value = query ? follow(answer, query) : answer;
  if (output === undefined || output === "json") return JSON.stringify(value, null, 4);
  if (output !== "text") throw new Error(`The sandbox's aws does not implement --output ${output}`);
  if (value === null) return "None";
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.join("\t");
  if (typeof value === "object") throw new Error("The sandbox's aws prints only single values as text: use --query");
  return String(value);
}

function follow(answer: unknown, query: string): unknown {
  if (!/^\w+(\[\d+\])*(\.\w+(\[\d+\])*)*$/.test(query)) {
    throw new Error(`The sandbox's aws does not implement the query ${query}`);
  }
  return (
    query
      .split(/[.[\]]+/)
      .filter(Boolean)
      .reduce<unknown>(step, answer) ?? null
  );
}

function step(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return null;
  return (value as Record<string, unknown>)[key] ?? null;
}
