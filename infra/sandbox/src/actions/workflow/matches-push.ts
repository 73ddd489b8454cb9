import { matchesFilter } from "./matches-filter.ts";
import { textsOf, valueAt, type WorkflowNode } from "./workflow-node.ts";

/** What an `on:` says about one event: null when it is not named, true when it is without filters. */
export function triggerOf(root: WorkflowNode, event: string): WorkflowNode | true | null {
  const on = valueAt(root, "on");
  if (on?.kind !== "map") return textsOf(on).includes(event) ? true : null;
  const entry = on.entries.find(({ key }) => key === event);
  if (!entry) return null;
  return entry.value.kind === "map" ? entry.value : true;
}

/** Whether a push to this branch or tag starts the workflow. @param paths the files it changed. */
export function matchesPush(root: WorkflowNode, ref: string, paths: readonly string[]): boolean {
  const trigger = triggerOf(root, "push");
  if (trigger === null || trigger === true) return trigger === true;
  const list = (key: string) => (valueAt(trigger, key) ? textsOf(valueAt(trigger, key)) : null);
  const isTag = ref.startsWith("refs/tags/");
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  const [only, never] = isTag ? [list("tags"), list("tags-ignore")] : [list("branches"), list("branches-ignore")];
  const [otherOnly, otherNever] = isTag
    ? [list("branches"), list("branches-ignore")]
    : [list("tags"), list("tags-ignore")];
  // Filters for branches alone leave tags out, and the other way round.
  if (!only && !never && (otherOnly || otherNever)) return false;
  if (only && !matchesFilter(only, name)) return false;
  if (never && matchesFilter(never, name)) return false;
  return isTag || matchesPaths(list("paths"), list("paths-ignore"), paths);
}

function matchesPaths(only: string[] | null, never: string[] | null, paths: readonly string[]): boolean {
  if (only && !paths.some((path) => matchesFilter(only, path))) return false;
  return !never || paths.some((path) => !matchesFilter(never, path));
}
