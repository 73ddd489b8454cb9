import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { PromoteDialogQuery } from "../../gql/generated/graphql.ts";
import { CommitList } from "../../ui/commit-list.tsx";
import { CopyMutation } from "../../ui/copy-mutation.tsx";
import { DialogForm } from "../../ui/dialog-form.tsx";
import { Moment } from "../../ui/moment.tsx";
import { type FormProblem, problemOf } from "../../ui/problem.ts";
import { ReleaseChoice } from "../../ui/release-choice.tsx";
import { findStageBefore } from "./find-stage-before.ts";
import { PromotionProspect } from "./promotion-prospect.tsx";

type AskedService = NonNullable<PromoteDialogQuery["service"]>;
type Refusal = { problems: FormProblem[]; release: string; key: string };

type PromoteFormProps = {
  read: {
    service: AskedService;
    stage: NonNullable<AskedService["environment"]>;
    /** The id of the release that the address asks for; "" when it leaves the choice. */
    asked: string;
    key: string;
    publicUrl: string;
  };
  /** What an answer without scripts has refused. */
  refused: Refusal | undefined;
};

/** Asks which release moves on to this stage, and says what it brings. */
export function PromoteForm({ read: { service, stage, asked, key, publicUrl }, refused }: PromoteFormProps) {
  // A fetcher keeps its answer while news from elsewhere makes the page ask again.
  const fetcher = useFetcher<Refusal>();
  const answered = fetcher.data ?? refused;
  const problems = answered?.problems ?? [];
  // News renews what was read, but one form is one submission.
  const [submission] = useState(key);

  const { environment, promotionCandidates: candidates, pendingCommits } = stage;
  const before = findStageBefore(service.environments, environment.rank);
  const runsBefore = before?.current?.release.id;
  const preset =
    [refused?.release, asked, runsBefore, candidates[0]?.id].find((id) => candidates.some((it) => it.id === id)) ??
    null;
  const [release, setRelease] = useState(preset);

  return (
    <>
      <DialogForm
        fetcher={fetcher}
        submission={answered?.key ?? submission}
        problems={problems}
        paths={[["release"]]}
        blockers={stage.blockers}
        words={{ rest: `Promote to ${environment.name}`, busy: "Promoting …" }}
        below={`/services/${service.name}`}
      >
        {candidates.length > 0 && (
          <ReleaseChoice
            legend="Release"
            releases={candidates}
            preset={preset}
            onChoose={setRelease}
            problem={problemOf(problems, ["release"])}
            about={({ id, createdAt }) => (
              <>
                {before &&
                  (id === runsBefore
                    ? `Runs in ${before.environment.name} now`
                    : `Ran in ${before.environment.name} before`)}
                {" · first asked for "}
                <Moment at={createdAt} />
              </>
            )}
            // Only the comparison with what runs in the stage before is known to the last commit.
            detail={({ id }) =>
              pendingCommits?.head.id === id && (
                <div className="mt-1">
                  <p className="font-medium">{describeAmount(pendingCommits.total)}</p>
                  <CommitList range={pendingCommits} />
                </div>
              )
            }
          />
        )}
        <PromotionProspect service={service} stage={stage} />
      </DialogForm>
      <div className="mt-4">
        <CopyMutation
          label="Promote"
          mutation={{
            name: "promote",
            asks: "deployment { id status }",
            input: { service: service.name, environment: environment.name, release: release ?? "rel_…" },
          }}
          publicUrl={publicUrl}
        />
      </div>
    </>
  );
}

const describeAmount = (total: number): string => (total === 1 ? "Brings 1 commit" : `Brings ${total} commits`);
