import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../../ui/button.tsx";
import { FieldNotes, SelectField, TextField } from "../../ui/field.tsx";
import { fieldId } from "../../ui/field-id.ts";
import { Panel } from "../../ui/panel.tsx";
import { type FormProblem, problemOf } from "../../ui/problem.ts";
import { ProblemSummary } from "../../ui/problem-summary.tsx";
import { lifetimes, scopes } from "./read-token-form.ts";

/** Makes a token. */
export function TokenForm({ problems }: { problems: readonly FormProblem[] }) {
  const busy = useNavigation().formData?.get("intent") === "create";
  const scopeProblem = problemOf(problems, ["scopes"]);
  return (
    <Panel title="Make a token">
      <Form method="post" noValidate className="flex max-w-lg flex-col gap-4 p-4">
        <ProblemSummary problems={problems} paths={[["name"], ["scopes"], ["expiresInDays"]]} />
        <TextField
          id={fieldId(["name"])}
          name="name"
          label="Name"
          hint="What will use it, so that you know later what breaks when you revoke it."
          autoComplete="off"
          problem={problemOf(problems, ["name"])}
        />
        <fieldset>
          <legend className="mb-1 font-medium">It may</legend>
          {scopes.map(([scope, about], index) => (
            <label key={scope} className="flex min-h-7 items-center gap-2">
              <input
                id={index === 0 ? fieldId(["scopes"]) : undefined}
                type="checkbox"
                name="scopes"
                value={scope}
                defaultChecked={scope === "READ"}
                className="size-4 accent-accent-fill"
              />
              <span className="w-16 font-mono text-xs">{scope}</span>
              <span className="text-muted">{about}</span>
            </label>
          ))}
          <FieldNotes id={fieldId(["scopes"])} hint={undefined} problem={scopeProblem} />
        </fieldset>
        <SelectField
          id={fieldId(["expiresInDays"])}
          name="expiresInDays"
          label="It ends after"
          defaultValue="90"
          className="max-w-40"
          problem={problemOf(problems, ["expiresInDays"])}
        >
          {lifetimes.map((days) => (
            <option key={days} value={days}>
              {days} days
            </option>
          ))}
        </SelectField>
        <div>
          <Button name="intent" value="create" look="primary" aria-disabled={busy}>
            Make token
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
