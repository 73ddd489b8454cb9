import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { fieldId } from "../../ui/field-id.ts";
import { Panel } from "../../ui/panel.tsx";
import { type FormProblem, problemOf } from "../../ui/problem.ts";
import { ProblemSummary } from "../../ui/problem-summary.tsx";
import { NameField } from "./name-field.tsx";
import { ParameterField } from "./parameter-field.tsx";
import type { Answers } from "./read-answers.ts";
import type { Parameter } from "./read-schema.ts";

type ServiceFormProps = {
  parameters: Parameter[];
  template: string;
  owners: { slug: string; name: string }[];
  /** What was answered before; `null` the first time, when defaults stand in. */
  answers: Answers | null;
  problems: readonly FormProblem[];
};

/** The questions of a golden path. Browsers' own checks are off: the platform's words are the same everywhere. */
export function ServiceForm({ parameters, template, owners, answers, problems }: ServiceFormProps) {
  const busy = useNavigation().formData?.get("intent") === "plan";
  const paths = [["name"], ["description"], ["owner"], ...parameters.map(({ name }) => ["parameters", name])];

  return (
    <Form method="post" noValidate className="max-w-2xl lg:max-w-none">
      <ProblemSummary problems={problems} paths={paths} />
      <input type="hidden" name="template" value={template} />
      <div className="mb-5 grid items-start gap-5 lg:grid-cols-2">
        <Panel title="The service">
          <div className="flex flex-col gap-5 p-4">
            <NameField template={template} initial={answers?.name ?? ""} problem={problemOf(problems, ["name"])} />
            <TextField
              id={fieldId(["description"])}
              name="description"
              label="Description"
              optional
              hint="One sentence for the catalog: what it does and for whom."
              defaultValue={answers?.description ?? ""}
              problem={problemOf(problems, ["description"])}
            />
            <SelectField
              id={fieldId(["owner"])}
              name="owner"
              label="Owner"
              hint={
                owners.length > 0
                  ? "The team that answers for it."
                  : "You belong to no team yet, and a service needs one."
              }
              defaultValue={answers?.owner ?? owners[0]?.slug}
              problem={problemOf(problems, ["owner"])}
            >
              {owners.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </SelectField>
          </div>
        </Panel>
        {parameters.length > 0 && (
          <Panel title="How it runs">
            <div className="flex flex-col gap-5 p-4">
              {parameters.map((parameter) => (
                <ParameterField
                  key={parameter.name}
                  parameter={parameter}
                  answer={answers ? answers.parameters[parameter.name] : parameter.fallback}
                  problem={problemOf(problems, ["parameters", parameter.name])}
                />
              ))}
            </div>
          </Panel>
        )}
      </div>
      <Button name="intent" value="plan" look="primary" aria-disabled={busy}>
        {busy ? "Planning …" : "Show the plan"}
      </Button>
      <p className="mt-2 text-sm text-muted">Nothing is created before you have seen every file and step.</p>
    </Form>
  );
}
