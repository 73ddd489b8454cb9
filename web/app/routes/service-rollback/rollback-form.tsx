import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { RollbackDialogQuery } from "../../gql/generated/graphql.ts";
import { CopyMutation } from "../../ui/copy-mutation.tsx";
import { DialogForm } from "../../ui/dialog-form.tsx";
import { Moment } from "../../ui/moment.tsx";
import { type FormProblem, problemOf } from "../../ui/problem.ts";
import { Prospect } from "../../ui/prospect.tsx";
import { ReleaseChoice } from "../../ui/release-choice.tsx";
import { ShortCommit } from "../../ui/short-commit.tsx";
import { readLastRuns } from "./read-last-runs.ts";

type AskedService = NonNullable<RollbackDialogQuery["service"]>;
type Refusal = { problems: FormProblem[]; release: string; key: string };

type RollbackFormProps = {
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

/** Asks which of the releases that ran here comes back. */
export function RollbackForm({ read: { service, stage, asked, key, publicUrl }, refused }: RollbackFormProps) {
  // A fetcher keeps its answer while news from elsewhere makes the page ask again.
  const fetcher = useFetcher<Refusal>();
  const answered = fetcher.data ?? refused;
  const problems = answered?.problems ?? [];
  // News renews what was read, but one form is one submission.
  const [submission] = useState(key);

  const { environment, current, rollbackCandidates: candidates } = stage;
  const preset =
    [refused?.release, asked, candidates[0]?.id].find((id) => candidates.some((it) => it.id === id)) ?? null;
  const [release, setRelease] = useState(preset);
  const lastRuns = readLastRuns(stage.deployments.nodes);

  return (
    <>
      <DialogForm
        fetcher={fetcher}
        submission={answered?.key ?? submission}
        problems={problems}
        paths={[["release"]]}
        blockers={stage.blockers}
        words={{ rest: `Roll back ${environment.name}`, busy: "Rolling back …" }}
        below={`/services/${service.name}`}
      >
        {candidates.length > 0 && (
          <ReleaseChoice
            legend="Back to"
            releases={candidates}
            preset={preset}
            onChoose={setRelease}
            problem={problemOf(problems, ["release"])}
            about={({ id, createdAt }) => <LastRun at={lastRuns.get(id)} createdAt={createdAt} />}
          />
        )}
        <Prospect>
          {[
            "The image and the configuration of that release come back. Nothing is built.",
            environment.protected
              ? `It needs no approval, although ${environment.name} is protected.`
              : "It needs no approval and begins at once.",
            current && (
              <>
                <ShortCommit sha={current.release.commitSha} /> runs until the tasks of that release are healthy, and
                goes on running if anything fails.
              </>
            ),
          ]}
        </Prospect>
      </DialogForm>
      <div className="mt-4">
        <CopyMutation
          label="Roll back"
          mutation={{
            name: "rollback",
            asks: "deployment { id status }",
            input: { service: service.name, environment: environment.name, release: release ?? "rel_…" },
          }}
          publicUrl={publicUrl}
        />
      </div>
    </>
  );
}

function LastRun({ at, createdAt }: { at: string | undefined; createdAt: string }) {
  if (at === undefined)
    return (
      <>
        First asked for <Moment at={createdAt} />
      </>
    );
  return (
    <>
      Deployed here <Moment at={at} />
    </>
  );
}
