import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from "graphql";

const known = new WeakMap<FieldNode, Map<string, boolean>>();

/**
 * Whether an operation asks for `path` below the field being resolved, so that one statement can fetch it along.
 * `@skip` and `@include` are not looked at: at worst something is fetched that is not told.
 */
export function selects(info: GraphQLResolveInfo, path: string[]): boolean {
  return info.fieldNodes.some((node) => {
    // Documents are kept parsed, so each of their fields is asked the same again and again.
    const answers = known.get(node) ?? new Map<string, boolean>();
    known.set(node, answers);
    const key = path.join(".");
    const answer = answers.get(key) ?? holds(info, node.selectionSet, path);
    answers.set(key, answer);
    return answer;
  });
}

function holds(info: GraphQLResolveInfo, set: SelectionSetNode | undefined, [name, ...rest]: string[]): boolean {
  if (!name) return true;
  return (set?.selections ?? []).some((selection) => {
    if (selection.kind === Kind.FIELD)
      return selection.name.value === name && holds(info, selection.selectionSet, rest);
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    return holds(info, inner?.selectionSet, [name, ...rest]);
  });
}
