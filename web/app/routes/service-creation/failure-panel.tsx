import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { fieldId } from "../../ui/field-id.ts";
import { Icon } from "../../ui/icons.tsx";
import { Panel } from "../../ui/panel.tsx";
import { type FormProblem, problemOf } from "../../ui/problem.ts";
import { mayCreate, useViewer } from "../../viewer-context.tsx";

/** The two ways on from a failed creation. */
export function FailurePanel({ name, problems }: { name: string; problems: readonly FormProblem[] }) {
  const intent = useNavigation().formData?.get("intent");
  if (!mayCreate(useViewer())) return null;

  const unconfirmed = problemOf(problems, ["confirm"]);
  return (
    <Panel title="What now?" className="mt-5">
      <div className="flex flex-col gap-4 p-4">
        <Form method="post" className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button name="intent" value="retry" look="primary" aria-disabled={intent === "retry"}>
            <Icon name="play" />
            Retry from this step
          </Button>
          <span className="text-muted">What is done stays done; it goes on where it stopped.</span>
        </Form>
        <details open={unconfirmed !== undefined} className="group">
          <summary className="inline-flex min-h-8 list-none items-center gap-1.5 rounded-md px-1 font-medium text-bad">
            <Icon name="undo" />
            Undo …
          </summary>
          <Form method="post" noValidate className="mt-2 flex max-w-md flex-col gap-3">
            <p>
              This takes back everything that was made, the repository with all its contents included. The name becomes
              free again.
            </p>
            <TextField
              id={fieldId(["confirm"])}
              name="confirm"
              label={`Type ${name} to confirm`}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              problem={unconfirmed}
            />
            <div>
              <Button name="intent" value="undo" look="danger" aria-disabled={intent === "undo"}>
                Undo the creation of {name}
              </Button>
            </div>
          </Form>
        </details>
      </div>
    </Panel>
  );
}
