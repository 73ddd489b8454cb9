import { type DocumentNode, type GraphQLSchema, parse, validate } from "graphql";
import { LIMITS } from "./query-limits.ts";

/** Pages send a handful of different documents; what exceeds this is read anew each time. */
const KEPT = 100;
const LONGEST_KEPT = 10_000;

/**
 * Reads the text of operations and answers them parsed and valid. Every open page sends the same few, and an open
 * subscription holds its document: thousands of them share one. Throws a GraphQLError that says what is wrong.
 */
export function keepDocuments(schema: GraphQLSchema): (text: string) => DocumentNode {
  const kept = new Map<string, DocumentNode>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known;
    const document = parse(text, { maxTokens: LIMITS.tokens });
    const [mistake] = validate(schema, document);
    if (mistake) throw mistake;
    if (kept.size < KEPT && text.length <= LONGEST_KEPT) kept.set(text, document);
    return document;
  };
}
