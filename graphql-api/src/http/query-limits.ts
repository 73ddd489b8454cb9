import { createRequire } from "node:module";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
} from "graphql";
import type { ComplexityEstimator } from "graphql-query-complexity";

// Its ES modules reach into graphql's .mjs files, a second copy beside the one that everybody else has.
const { getComplexity } = createRequire(import.meta.url)(
  "graphql-query-complexity",
) as typeof import("graphql-query-complexity");

/** What one operation may ask for. Generous for people and the portal, far below what hurts. */
export const LIMITS = { tokens: 2000, depth: 12, complexity: 20_000, rootFields: 50, bodyBytes: 1024 * 1024 } as const;

const refused = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: "QUERY_TOO_LARGE", http: { status: 400 } } });

// A list costs as many items as it is asked for; lists without `first` are short by nature (stages, steps, links).
const ASSUMED_LENGTH = 10;
const estimator: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const first: unknown = args["first"];
  if (typeof first === "number") return 1 + Math.max(1, Math.min(first, 100)) * childComplexity;
  const isPage = field.name === "nodes" || field.name === "edges";
  const isList = !isPage && String(field.type).startsWith("[") && childComplexity > 0;
  return 1 + (isList ? ASSUMED_LENGTH : 1) * childComplexity;
};

/** Throws a GraphQLError with status 400 when the operation asks for more than LIMITS allow. */
export function checkLimits(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const it of query.definitions) if (it.kind === Kind.FRAGMENT_DEFINITION) fragments.set(it.name.value, it);
  for (const it of query.definitions) {
    if (it.kind !== Kind.OPERATION_DEFINITION) continue;
    if (it.selectionSet.selections.length > LIMITS.rootFields)
      throw refused(`Ask for at most ${LIMITS.rootFields} fields at the top.`);
    if (isDeeperThan(LIMITS.depth, it.selectionSet, fragments))
      throw refused(`Nest fields at most ${LIMITS.depth} deep.`);
  }
  const complexity = getComplexity({
    schema,
    query,
    variables,
    estimators: [estimator],
    ...(operationName && { operationName }),
  });
  if (complexity > LIMITS.complexity) {
    throw refused(
      `This operation could answer ${complexity} values; ${LIMITS.complexity} are allowed. Ask for smaller pages.`,
    );
  }
}

/** Validation has refused cycles of fragments before this runs. */
function isDeeperThan(left: number, set: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>): boolean {
  if (left < 0) return true;
  return set.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) {
      const meta = selection.name.value.startsWith("__");
      return !meta && selection.selectionSet ? isDeeperThan(left - 1, selection.selectionSet, fragments) : false;
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return inner ? isDeeperThan(left, inner.selectionSet, fragments) : false;
  });
}
