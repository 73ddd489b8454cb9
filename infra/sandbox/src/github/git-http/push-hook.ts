import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What the hook is told through its environment. */
export interface PushVerdict {
  /** Why this push is refused whatever it holds. */
  readonly refusal: string;
  /** Why it is refused when it rewrites a branch. */
  readonly refusalWhenForced: string;
  /** Why it is refused when it touches a workflow; `%s` stands for the file. */
  readonly refusalOfWorkflows: string;
}

// Only git can look into objects that have arrived and are not accepted yet, so this part of the check is a hook.
const script = `#!/bin/sh
none=0000000000000000000000000000000000000000
refuse() {
  printf '%s\\n' "$1" >&2
  exit 1
}
[ -z "$SANDBOX_REFUSAL" ] || refuse "$SANDBOX_REFUSAL"
while read -r before after ref; do
  [ "$after" = "$none" ] && continue
  if [ -n "$SANDBOX_REFUSAL_WHEN_FORCED" ] && [ "$before" != "$none" ]; then
    git merge-base --is-ancestor "$before" "$after" || refuse "$SANDBOX_REFUSAL_WHEN_FORCED"
  fi
  if [ -n "$SANDBOX_REFUSAL_OF_WORKFLOWS" ]; then
    file=$(git log --format= --name-only "$after" --not --all -- .github/workflows | head -n 1)
    [ -z "$file" ] || refuse "$(printf "$SANDBOX_REFUSAL_OF_WORKFLOWS" "$file")"
  fi
done
exit 0
`;

export function writePushHook(hooksDir: string): void {
  mkdirSync(hooksDir, { recursive: true });
  writeFileSync(path.join(hooksDir, "pre-receive"), script, { mode: 0o755 });
}

export function hookEnvironment(verdict: PushVerdict): Record<string, string> {
  return {
    SANDBOX_REFUSAL: verdict.refusal,
    SANDBOX_REFUSAL_WHEN_FORCED: verdict.refusalWhenForced,
    SANDBOX_REFUSAL_OF_WORKFLOWS: verdict.refusalOfWorkflows,
  };
}
