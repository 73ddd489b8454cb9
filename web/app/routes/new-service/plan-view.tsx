import { Form, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import type { PlanServiceQuery } from "../../gql/generated/graphql.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Panel } from "../../ui/panel.tsx";
import { CopyAs } from "./copy-as.tsx";
import { FileTree } from "./file-tree.tsx";
import { PlannedFiles } from "./planned-files.tsx";
import type { Answers } from "./read-answers.ts";

export type Plan = PlanServiceQuery["planService"];

type PlanViewProps = {
  plan: Plan;
  answers: Answers;
  /** The idempotency key of this very plan. */
  submission: string;
  publicUrl: string;
};

/** Everything that creating would do, and the button that does it. */
export function PlanView({ plan, answers, submission, publicUrl }: PlanViewProps) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    top.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div ref={top} tabIndex={-1} className="grid items-start gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div className="flex flex-col gap-5">
        <CreateForm answers={answers} submission={submission} />
        <Panel title="What will be made">
          <dl className="flex flex-col gap-3 p-4">
            <Fact name="Repository">
              <code className="font-mono break-all">{plan.repository}</code>
            </Fact>
            <Fact name="Environments">
              <ul>
                {plan.environments.map(({ id, name, protected: guarded }) => (
                  <li key={id} className="flex items-center gap-1.5">
                    {name}
                    {guarded && <Icon name="lock" className="size-3.5 text-muted" />}
                    {guarded && <span className="text-sm text-muted">protected</span>}
                  </li>
                ))}
              </ul>
            </Fact>
            <Fact name="Steps">
              <ol className="list-decimal pl-5">
                {plan.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </Fact>
          </dl>
        </Panel>
        <Panel title={`Files (${plan.files.length})`} className="max-lg:hidden">
          <FileTree paths={plan.files.map(({ path }) => path)} />
        </Panel>
        <CopyAs answers={answers} submission={submission} publicUrl={publicUrl} />
      </div>
      <PlannedFiles files={plan.files} />
    </div>
  );
}

function CreateForm({ answers, submission }: Pick<PlanViewProps, "answers" | "submission">) {
  const busy = useNavigation().formData?.get("intent") === "create";
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="answers" value={JSON.stringify(answers)} />
      <input type="hidden" name="key" value={submission} />
      <Button name="intent" value="create" look="primary" aria-disabled={busy}>
        {busy ? "Creating …" : `Create ${answers.name}`}
      </Button>
      <Button name="intent" value="change">
        Change answers
      </Button>
    </Form>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
