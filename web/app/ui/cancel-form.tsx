import { useFetcher } from "@remix-run/react";
import { Button } from "./button.tsx";
import { Icon } from "./icons.tsx";
import type { FormProblem } from "./problem.ts";
import { ProblemSummary } from "./problem-summary.tsx";

type CancelFormProps = {
  deployment: { id: string; cancelBlockers: readonly { message: string }[] };
  /** What is stopped, such as "payments to prod": the button is heard out of its context, too. */
  what: string;
  /** What an answer without scripts has refused. */
  refused?: readonly FormProblem[];
};

const none: readonly FormProblem[] = [];

/** Stops a deployment, for those who may; for everybody else the disabled button says why not. */
export function CancelForm({ deployment: { id, cancelBlockers }, what, refused = none }: CancelFormProps) {
  const fetcher = useFetcher<{ problems: FormProblem[] }>();
  const problems = fetcher.data?.problems ?? refused;
  const busy = fetcher.state !== "idle";
  const blocked = cancelBlockers.map(({ message }) => message).join(" ");
  const reasonId = `cancel-${id}-why`;

  return (
    <fetcher.Form method="post" action={`/deployments/${id}/decision`} className="flex flex-col items-start gap-1">
      <ProblemSummary problems={problems} paths={[]} />
      <Button
        type={blocked ? "button" : "submit"}
        name="intent"
        value="cancel"
        aria-disabled={busy || blocked !== ""}
        aria-describedby={blocked ? reasonId : undefined}
      >
        <Icon name="stop" />
        {busy ? "Cancelling …" : "Cancel deployment"}
        <span className="sr-only"> of {what}</span>
      </Button>
      {blocked && (
        <p id={reasonId} className="text-sm text-muted">
          {blocked}
        </p>
      )}
    </fetcher.Form>
  );
}
