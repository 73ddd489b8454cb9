import type { SaveEnvironmentInput } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import type { FormProblem } from "../../ui/problem.ts";

type Read = { input: SaveEnvironmentInput } | { name: string; problems: FormProblem[] };

/**
 * Reads the form of one environment. What the API's types cannot carry, a rank that is no whole number or an address
 * that is none, is a problem here; every other rule is the API's.
 */
export function readEnvironmentForm(form: FormData): Read {
  const name = readText(form, "name");
  const rank = Number(readText(form, "rank"));
  const baseUrl = readText(form, "baseUrl");

  const problems: FormProblem[] = [];
  if (!URL.canParse(baseUrl))
    problems.push({ field: ["baseUrl"], message: "The address must begin with http:// or https://." });
  if (!Number.isInteger(rank))
    problems.push({ field: ["rank"], message: "The place in the order must be a whole number." });
  if (problems.length > 0) return { name, problems };

  return {
    input: {
      name,
      baseUrl,
      rank,
      protected: form.get("protected") === "true",
      ecsCluster: readText(form, "ecsCluster"),
      region: readText(form, "region"),
    },
  };
}
