import { useFetcher } from "@remix-run/react";
import { useMemo } from "react";
import { Button } from "./button.tsx";
import { CommitLink } from "./commit-link.tsx";
import { CopyMutation } from "./copy-mutation.tsx";
import { TextField } from "./field.tsx";
import { fieldId } from "./field-id.ts";
import { Icon } from "./icons.tsx";
import { type FormProblem, problemOf } from "./problem.ts";
import { ProblemSummary } from "./problem-summary.tsx";

type Approvable = {
  id: string;
  approvalBlockers: readonly { message: string }[];
  /** What runs there, if it is newer than what waits. */
  newerRelease: { commitSha: string; commitUrl: string | null; commitMessage: string | null } | null;
};

type ApprovalFormProps = {
  deployment: Approvable;
  /** What waits, such as "payments to prod": the buttons are heard out of their context, too. */
  what: string;
  /** Where the portal opens; with it the form also tells how a script would do it. */
  publicUrl?: string;
  /** What an answer without scripts has refused. */
  refused?: readonly FormProblem[];
};

const none: readonly FormProblem[] = [];

/** Approve or reject a deployment that waits, and what would be replaced by it if that is newer. */
export function ApprovalForm(props: ApprovalFormProps) {
  const { newerRelease } = props.deployment;
  return (
    <div className="flex flex-col gap-2">
      {newerRelease && <NewerLive newer={newerRelease} />}
      <Decision {...props} />
    </div>
  );
}

function NewerLive({ newer }: { newer: NonNullable<Approvable["newerRelease"]> }) {
  return (
    <div className="text-sm text-text">
      <p className="flex items-center gap-1.5 font-medium text-warn">
        <Icon name="alert" />A newer release is live there
      </p>
      <CommitLink sha={newer.commitSha} url={newer.commitUrl} message={newer.commitMessage} />
      <p>Approving puts this older one in its place.</p>
    </div>
  );
}

/** The buttons for those who may; for everybody else the sentence why not. */
function Decision({ deployment, what, publicUrl, refused = none }: ApprovalFormProps) {
  const { id, approvalBlockers } = deployment;
  // A fetcher keeps its answer while news from elsewhere makes the page ask again.
  const fetcher = useFetcher<{ problems: FormProblem[] }>();
  const problems = fetcher.data?.problems ?? refused;
  const intent = fetcher.formData?.get("intent");
  // Several of these forms may stand on one page, so the field bears the id of its deployment.
  const reason = ["reason", id];
  const told = useMemo(() => problems.map((problem) => pointAt(problem, ["reason", id])), [problems, id]);
  const unexplained = problemOf(problems, ["reason"]);
  const address = `/deployments/${id}/decision`;

  if (approvalBlockers.length > 0) return <Refusals messages={approvalBlockers.map(({ message }) => message)} />;
  return (
    <div className="flex flex-col gap-2 text-text">
      <ProblemSummary problems={told} paths={[reason]} />
      <div className="flex flex-wrap items-start gap-2">
        <fetcher.Form method="post" action={address}>
          <Button name="intent" value="approve" look="primary" aria-disabled={intent === "approve"}>
            <Icon name="check" />
            {intent === "approve" ? "Approving …" : "Approve"}
            <span className="sr-only"> {what}</span>
          </Button>
        </fetcher.Form>
        <details open={unexplained !== undefined} className="open:w-full">
          <summary className="inline-flex min-h-8 list-none items-center gap-1.5 rounded-md border border-control-line/60 bg-surface px-3 font-medium text-bad hover:bg-hover">
            <Icon name="cross" />
            Reject …<span className="sr-only"> {what}</span>
          </summary>
          <fetcher.Form method="post" action={address} noValidate className="mt-3 flex max-w-md flex-col gap-3">
            <TextField
              id={fieldId(reason)}
              name="reason"
              label="Why not?"
              hint="One sentence for whoever asked."
              autoComplete="off"
              problem={unexplained}
            />
            <div>
              <Button name="intent" value="reject" look="danger" aria-disabled={intent === "reject"}>
                {intent === "reject" ? "Rejecting …" : "Reject"}
                <span className="sr-only"> {what}</span>
              </Button>
            </div>
          </fetcher.Form>
        </details>
      </div>
      {publicUrl && <Scripts id={id} publicUrl={publicUrl} />}
    </div>
  );
}

function pointAt({ field, message }: FormProblem, reason: readonly string[]): FormProblem {
  return { field: field?.[0] === "reason" ? reason : null, message };
}

function Refusals({ messages }: { messages: string[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {messages.map((message) => (
        <li key={message} className="flex items-start gap-1.5">
          <Icon name="lock" className="mt-0.5" />
          {message}
        </li>
      ))}
    </ul>
  );
}

function Scripts({ id, publicUrl }: { id: string; publicUrl: string }) {
  const asks = "deployment { id status }";
  const rejection = { deployment: id, reason: "Not before the release notes are out." };
  return (
    <div className="flex flex-col">
      <CopyMutation
        label="Approve"
        mutation={{ name: "approveDeployment", asks, input: { deployment: id } }}
        publicUrl={publicUrl}
      />
      <CopyMutation
        label="Reject"
        mutation={{ name: "rejectDeployment", asks, input: rejection }}
        publicUrl={publicUrl}
      />
    </div>
  );
}
