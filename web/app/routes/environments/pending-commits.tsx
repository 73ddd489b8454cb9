import { useEffect, useRef, useState } from "react";
import type { MatrixCellFragment, PendingCommitsQuery } from "../../gql/generated/graphql.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { CommitList } from "../../ui/commit-list.tsx";
import { ExternalLink } from "../../ui/external-link.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useLookup } from "../../use-lookup.ts";

type FoundEnvironment = NonNullable<NonNullable<PendingCommitsQuery["service"]>["environment"]>;
type Found = { pending: FoundEnvironment["pendingCommits"] };
type PendingCommitsProps = {
  service: string;
  shown: Pick<MatrixCellFragment, "id" | "environment" | "current" | "pendingCommits">;
  /** The stage before, which runs something else. */
  behind: string;
};

/**
 * How far a stage is behind the one before it, and on a click which commits those are. They are asked for when the list
 * opens: most are never looked at. The browser opens it, so without scripts it still leads to GitHub's comparison.
 */
export function PendingCommits({ service, shown, behind }: PendingCommitsProps) {
  const { id, environment, current, pendingCommits } = shown;
  const list = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const followed = list.current;
    const follow = (event: Event) => setOpen("newState" in event && event.newState === "open");
    followed?.addEventListener("toggle", follow);
    // Whoever was quicker than the page's scripts has opened it already.
    setOpen(followed?.matches(":popover-open") ?? false);
    return () => followed?.removeEventListener("toggle", follow);
  }, []);

  const head = pendingCommits?.head.id ?? "";
  const query = new URLSearchParams({ service, environment: environment.name, head, base: current?.release.id ?? "" });
  const found = useLookup<Found>(open ? `/lookup/pending-commits?${query}` : null, 0);

  const name = `In ${behind} and not in ${environment.name}`;
  const panel = `pending-${id}`;
  return (
    <>
      <button
        type="button"
        {...{ popovertarget: panel }}
        className="inline-flex min-h-6 items-center gap-1.5 rounded-full bg-warn-tint pr-2 pl-2 text-xs font-medium text-warn hover:underline"
      >
        <Icon name="branch" className="size-3.5" />
        {countOf(pendingCommits, behind)}
        <span className="sr-only">
          {" "}
          of {service} in {environment.name}: show them
        </span>
      </button>
      <section
        ref={list}
        id={panel}
        aria-label={`${name}: ${service}`}
        {...{ popover: "auto" }}
        className="anchored m-auto max-h-[min(32rem,80vh)] w-[min(30rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-raised p-4 text-base text-text shadow-lg shadow-(color:--shadow) backdrop:bg-black/20"
      >
        <h2 className="font-semibold">{name}</h2>
        <p className="text-sm text-muted">{service}</p>
        <div role="status" className="my-3">
          {open && !found && <p className="text-sm text-muted">Looking …</p>}
          {found?.answer.pending && <CommitList range={found.answer.pending} />}
          {!found?.answer.pending && pendingCommits?.url && (
            <ExternalLink href={pendingCommits.url}>Compare on GitHub</ExternalLink>
          )}
        </div>
        <ButtonLink to={`/services/${service}/promote/${environment.name}`}>
          <Icon name="arrow" />
          Promote to {environment.name} …
        </ButtonLink>
      </section>
    </>
  );
}

function countOf(pending: MatrixCellFragment["pendingCommits"], behind: string): string {
  if (!pending) return `Not what ${behind} runs`;
  if (pending.total === 0) return `Ahead of ${behind}`;
  return `${pending.total.toLocaleString("en")} ${pending.total === 1 ? "commit" : "commits"} behind ${behind}`;
}
