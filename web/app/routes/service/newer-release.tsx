import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { CommitLink } from "../../ui/commit-link.tsx";
import { Icon } from "../../ui/icons.tsx";

/** Says that an older release runs although a newer one was verified here, as after a rollback. */
export function NewerRelease({ newer }: { newer: NonNullable<EnvironmentCardFragment["newerRelease"]> }) {
  return (
    <div className="rounded-md bg-warn-tint px-3 py-2.5 text-warn">
      <p className="flex items-center gap-2 font-medium">
        <Icon name="undo" />
        An older release runs
      </p>
      <p className="flex min-w-0 items-center gap-1.5 text-sm text-text">
        <span className="shrink-0">Newer is</span>
        <CommitLink sha={newer.commitSha} url={newer.commitUrl} message={newer.commitMessage} />
      </p>
    </div>
  );
}
