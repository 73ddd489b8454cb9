import { createRequire } from "node:module";
import { type DocumentNode, GraphQLError, type GraphQLSchema } from "graphql";
import type { ComplexityEstimator } from "graphql-query-complexity";
import { measureDocument } from "./measure-document.ts";

// Its ES modules reach into graphql's .mjs files, a second copy beside the one that everybody else has.
const { getComplexity } = createRequire(import.meta.url)(
  "graphql-query-complexity",
) as typeof import("graphql-query-complexity");

/** What one operation may ask for. Generous for people and the portal, far below what hurts. */
export const LIMITS = {
  tokens: 2000,
  depth: 12,
  /** The schema, as GraphiQL asks for it, is nested deeper; it is small and the same for all. */
  schemaDepth: 20,
  selections: 5000,
  complexity: 20_000,
  rootFields: 50,
  /** Each number of minutes is a question to Prometheus of its own; a page asks for one. */
  signalWindows: 4,
  bodyBytes: 1024 * 1024,
} as const;

const refused = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: "QUERY_TOO_LARGE", http: { status: 400 } } });

// A list costs as many items as it is asked for; lists without `first` are short by nature (teams, links, members).
const ASSUMED_LENGTH = 10;
/** Those of which more is known: how long they are with most people, or at most. */
const KNOWN_LENGTHS: Readonly<Record<string, number>> = {
  "Query.environments": 4,
  "Service.environments": 4,
  "Service.alerts": 2,
  "GoldenSignals.deployments": 10,
  "ServiceEnvironment.awaitingApproval": 2,
  // Where `last` is given as null.
  "ServiceEnvironment.logs": 200,
  "ServiceEnvironment.blockers": 2,
  "ServiceEnvironment.rollbackCandidates": 50,
  "ServiceEnvironment.promotionCandidates": 50,
  "CommitRange.commits": 50,
  "Release.verifiedIn": 4,
  "Deployment.steps": 30,
  "Deployment.approvalBlockers": 2,
  "Deployment.cancelBlockers": 2,
};
const SIGNALS = "ServiceEnvironment.goldenSignals";
/** What is more work than the values that it answers. */
const KNOWN_COSTS: Readonly<Record<string, number>> = {
  [SIGNALS]: 90,
  "ServiceEnvironment.logsProblem": 100,
  "Query.dora": 250,
};
const estimator: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (type.name.startsWith("__")) return 1 + childComplexity;
  const own = KNOWN_COSTS[`${type.name}.${field.name}`] ?? 1;
  const { first, last } = args as Record<string, unknown>;
  if (typeof first === "number") return 1 + Math.max(1, Math.min(first, 100)) * childComplexity;
  if (typeof last === "number") return own + Math.max(1, Math.min(last, 1000)) * childComplexity;
  const isPage = field.name === "nodes" || field.name === "edges";
  const isList = !isPage && String(field.type).startsWith("[") && childComplexity > 0;
  const length = KNOWN_LENGTHS[`${type.name}.${field.name}`] ?? ASSUMED_LENGTH;
  return own + (isList ? length : 1) * childComplexity;
};

/** Throws a GraphQLError with status 400 when the operation asks for more than LIMITS allow. */
export function checkLimits(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): void {
  const size = measureDocument(query);
  if (size.rootFields > LIMITS.rootFields) throw refused(`Ask for at most ${LIMITS.rootFields} fields at the top.`);
  if (size.selections > LIMITS.selections) throw refused(`Ask for at most ${LIMITS.selections} fields in all.`);
  if (size.depth > LIMITS.depth) throw refused(`Nest fields at most ${LIMITS.depth} deep.`);
  if (size.schemaDepth > LIMITS.schemaDepth)
    throw refused(`Nest the schema's fields at most ${LIMITS.schemaDepth} deep.`);
  const { complexity, windows } = estimate(schema, query, operationName, variables);
  if (windows > LIMITS.signalWindows) {
    throw refused(`Ask for golden signals over at most ${LIMITS.signalWindows} different numbers of minutes at once.`);
  }
  if (complexity > LIMITS.complexity) {
    throw refused(
      `This operation could answer ${complexity} values; ${LIMITS.complexity} are allowed. Ask for smaller pages.`,
    );
  }
}

/**
 * How many values it could answer, and over how many different windows it asks for golden signals. Throws with status 400,
 * too, when a variable does not fit its type: the estimate has to read it.
 */
function estimate(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): { complexity: number; windows: number } {
  const minutes = new Set<unknown>();
  const noteWindow: ComplexityEstimator = ({ type, field, args }) => {
    if (`${type.name}.${field.name}` === SIGNALS) minutes.add((args as { minutes?: unknown }).minutes);
  };
  try {
    const complexity = getComplexity({
      schema,
      query,
      variables,
      // The first one that answers a number counts.
      estimators: [noteWindow, estimator],
      ...(operationName && { operationName }),
    });
    return { complexity, windows: minutes.size };
  } catch (error) {
    throw new GraphQLError((error as Error).message, { extensions: { code: "BAD_USER_INPUT", http: { status: 400 } } });
  }
}
