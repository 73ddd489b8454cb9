/** Where something stands in a workflow file. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ScalarNode {
  readonly kind: "scalar";
  readonly place: Place;
  readonly value: string | number | boolean | null;
}

/** `${{ … }}`; text around it has become a call of format(). */
export interface ExpressionNode {
  readonly kind: "expression";
  readonly place: Place;
  readonly expression: string;
}

export interface ListNode {
  readonly kind: "list";
  readonly place: Place;
  readonly items: readonly WorkflowNode[];
}

export interface MapNode {
  readonly kind: "map";
  readonly place: Place;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly place: Place;
  readonly value: WorkflowNode;
}

/** A workflow as GitHub's parser has read and checked it, expressions not evaluated yet. */
export type WorkflowNode = ScalarNode | ExpressionNode | ListNode | MapNode;

/** What stands under a key; null when there is nothing, or no map at all. */
export function valueAt(node: WorkflowNode | null, ...keys: readonly string[]): WorkflowNode | null {
  let current = node;
  for (const key of keys) {
    if (current?.kind !== "map") return null;
    current = current.entries.find((entry) => entry.key === key)?.value ?? null;
  }
  return current;
}

export function entriesOf(node: WorkflowNode | null): readonly Entry[] {
  return node?.kind === "map" ? node.entries : [];
}

/** The texts of `key: one` and of `key: [one, other]` alike. */
export function textsOf(node: WorkflowNode | null): string[] {
  if (node?.kind === "list") return node.items.flatMap(textsOf);
  return node?.kind === "scalar" && node.value !== null ? [String(node.value)] : [];
}

export function textOf(node: WorkflowNode | null): string | null {
  return textsOf(node)[0] ?? null;
}
