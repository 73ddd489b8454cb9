import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { CommitList } from "../../ui/commit-list.tsx";
import { Icon } from "../../ui/icons.tsx";

type PendingCommitsProps = {
  pending: EnvironmentCardFragment["pendingCommits"];
  /** The name of the stage before. */
  before: string;
};

/** What runs in the stage before and not here. */
export function PendingCommits({ pending, before }: PendingCommitsProps) {
  if (!pending || pending.total === 0) return null;
  return (
    <details className="group rounded-md border border-line">
      <summary className="flex min-h-8 list-none items-center gap-2 px-3 py-1 text-sm">
        <Icon name="chevron" className="text-muted transition-transform group-open:rotate-90" />
        {pending.total === 1 ? "1 commit is" : `${pending.total} commits are`} in {before} and not here
      </summary>
      <div className="border-t border-line px-3 py-2">
        <CommitList range={pending} />
      </div>
    </details>
  );
}
