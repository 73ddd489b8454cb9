import { Kind, type OperationDefinitionNode, parse } from "graphql";
import type { Incoming } from "../http/incoming.ts";

/** The root fields a request asks for, e.g. `createRepository`; none when it cannot be read. */
export function readRootFields(incoming: Incoming): string[] {
  try {
    const { query } = JSON.parse(incoming.body.toString("utf8")) as { query: string };
    const document = parse(query, { noLocation: true });
    return document.definitions
      .filter((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)
      .flatMap((operation) => operation.selectionSet.selections)
      .flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
  } catch {
    // Whoever answers the request says what is wrong with it.
    return [];
  }
}
