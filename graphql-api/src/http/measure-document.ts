import { type DocumentNode, Kind, type SelectionSetNode } from "graphql";

export interface DocumentSize {
  rootFields: number;
  /** Fields in all, each fragment counted as often as it is spread. */
  selections: number;
  depth: number;
  /** Below `__schema` and `__type`. */
  schemaDepth: number;
}

type Size = Omit<DocumentSize, "rootFields">;
const NOTHING: Size = { selections: 0, depth: 0, schemaDepth: 0 };

/**
 * How large the operations of a valid document are once their fragments are spread. Each fragment is looked at once:
 * two hundred that each spread the next one twice would otherwise be 2^200 steps.
 */
export function measureDocument({ definitions }: DocumentNode): DocumentSize {
  const fragments = new Map<string, SelectionSetNode>();
  const sizes = new Map<string, Size>();
  for (const it of definitions) if (it.kind === Kind.FRAGMENT_DEFINITION) fragments.set(it.name.value, it.selectionSet);

  function ofSet(set: SelectionSetNode | undefined): Size {
    let sum = NOTHING;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) sum = add(sum, ofFragment(selection.name.value));
      else if (selection.kind === Kind.INLINE_FRAGMENT) sum = add(sum, ofSet(selection.selectionSet));
      else sum = add(sum, ofField(selection.name.value, ofSet(selection.selectionSet)));
    }
    return sum;
  }

  function ofFragment(name: string): Size {
    const known = sizes.get(name);
    if (known) return known;
    // Until it is known it counts as nothing, which also ends a cycle that validation was not asked about.
    sizes.set(name, NOTHING);
    const size = ofSet(fragments.get(name));
    sizes.set(name, size);
    return size;
  }

  let all: DocumentSize = { ...NOTHING, rootFields: 0 };
  for (const it of definitions) {
    if (it.kind !== Kind.OPERATION_DEFINITION) continue;
    const rootFields = Math.max(all.rootFields, it.selectionSet.selections.length);
    all = { ...add(all, ofSet(it.selectionSet)), rootFields };
  }
  return all;
}

function ofField(name: string, inner: Size): Size {
  const selections = inner.selections + 1;
  const isMeta = name === "__schema" || name === "__type";
  return isMeta
    ? { selections, depth: 1, schemaDepth: Math.max(inner.depth, inner.schemaDepth) }
    : { selections, depth: inner.depth + 1, schemaDepth: inner.schemaDepth };
}

const add = (one: Size, other: Size): Size => ({
  selections: one.selections + other.selections,
  depth: Math.max(one.depth, other.depth),
  schemaDepth: Math.max(one.schemaDepth, other.schemaDepth),
});
