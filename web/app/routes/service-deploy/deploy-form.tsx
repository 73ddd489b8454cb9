import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { DeployDialogQuery } from "../../gql/generated/graphql.ts";
import { CopyMutation } from "../../ui/copy-mutation.tsx";
import { DialogForm } from "../../ui/dialog-form.tsx";
import { TextField } from "../../ui/field.tsx";
import { fieldId } from "../../ui/field-id.ts";
import { type FormProblem, problemOf } from "../../ui/problem.ts";
import { Prospect } from "../../ui/prospect.tsx";
import { ShortCommit } from "../../ui/short-commit.tsx";

type AskedService = NonNullable<DeployDialogQuery["service"]>;
type Refusal = { problems: FormProblem[]; key: string; ref: string };

type DeployFormProps = {
  read: {
    service: AskedService;
    stage: NonNullable<AskedService["environment"]>;
    /** What is deployed unless somebody types something else; "" is the default branch. */
    ref: string;
    key: string;
    publicUrl: string;
  };
  /** What an answer without scripts has refused. */
  refused: Refusal | undefined;
};

/** Asks what to deploy to the first stage, and says what that will do. */
export function DeployForm({ read: { service, stage, ref: preset, key, publicUrl }, refused }: DeployFormProps) {
  // A fetcher keeps its answer while news from elsewhere makes the page ask again.
  const fetcher = useFetcher<Refusal>();
  const answered = fetcher.data ?? refused;
  const problems = answered?.problems ?? [];
  // News renews what was read, but one form is one submission.
  const [submission] = useState(key);
  const [ref, setRef] = useState(answered?.ref ?? preset);
  const input = { service: service.name, environment: stage.environment.name, ref: ref.trim() || null };

  return (
    <>
      <DialogForm
        fetcher={fetcher}
        submission={answered?.key ?? submission}
        problems={problems}
        paths={[["ref"]]}
        blockers={stage.blockers}
        words={{ rest: `Deploy to ${stage.environment.name}`, busy: "Asking GitHub …" }}
        below={`/services/${service.name}`}
      >
        <TextField
          id={fieldId(["ref"])}
          name="ref"
          label="Branch, tag or commit"
          hint={`Empty means the default branch${service.defaultBranch ? `, ${service.defaultBranch}` : ""}.`}
          defaultValue={answered?.ref ?? preset}
          onChange={(event) => setRef(event.target.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="font-mono"
          data-first
          problem={problemOf(problems, ["ref"])}
        />
        <Prospect>
          {[
            <>
              GitHub builds the newest commit of{" "}
              <code className="font-mono">{ref.trim() || service.defaultBranch || "the default branch"}</code> and scans
              its image. A commit that was built before is not built again.
            </>,
            stage.environment.protected &&
              `It waits until an administrator or another member of ${service.owner.name} approves it.`,
            <>
              The image goes to the ECS service <code className="font-mono wrap-anywhere">{stage.ecsServiceName}</code>{" "}
              in <code className="font-mono wrap-anywhere">{stage.ecsCluster}</code> and is watched until its tasks are
              healthy.
            </>,
            stage.current ? (
              <>
                If anything fails, <ShortCommit sha={stage.current.release.commitSha} /> goes on running.
              </>
            ) : (
              `Nothing runs in ${stage.environment.name} yet, so nothing is replaced.`
            ),
          ]}
        </Prospect>
      </DialogForm>
      <div className="mt-4">
        <CopyMutation
          label="Deploy"
          mutation={{ name: "deploy", asks: "deployment { id status }", input }}
          publicUrl={publicUrl}
        />
      </div>
    </>
  );
}
