import type { FetcherWithComponents } from "@remix-run/react";
import type { ReactNode } from "react";
import { Blocked } from "./blocked.tsx";
import { Button } from "./button.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import type { FormProblem } from "./problem.ts";
import { ProblemSummary } from "./problem-summary.tsx";

type DialogFormProps = {
  fetcher: FetcherWithComponents<unknown>;
  /** The idempotency key of this form: pressing its button twice asks for one thing. */
  submission: string;
  problems: readonly FormProblem[];
  /** The paths that have a field in this form. */
  paths: readonly (readonly string[])[];
  /** Why it would be refused now. */
  blockers: readonly { message: string }[];
  /** What the button says, at rest and while it is busy. */
  words: { rest: string; busy: string };
  /** Where the other button leads. */
  below: string;
  children: ReactNode;
};

/** A form inside a dialog: problems above, what is asked, and one button that does it unless something is in the way. */
export function DialogForm(props: DialogFormProps) {
  const { fetcher, submission, problems, paths, blockers, words, below, children } = props;
  const busy = fetcher.state !== "idle";
  const blocked = blockers.length > 0;

  return (
    <fetcher.Form method="post" noValidate>
      <input type="hidden" name="key" value={submission} />
      <ProblemSummary problems={problems} paths={paths} />
      <div id="blockers">
        <Blocked blockers={blockers} />
      </div>
      <div className="flex flex-col gap-4">{children}</div>
      <div className="mt-5 flex flex-wrap gap-2">
        <Button
          type={blocked ? "button" : "submit"}
          look="primary"
          aria-disabled={busy || blocked}
          aria-describedby={blocked ? "blockers" : undefined}
        >
          {busy ? words.busy : words.rest}
        </Button>
        <CloseDialog below={below}>Not now</CloseDialog>
      </div>
    </fetcher.Form>
  );
}
