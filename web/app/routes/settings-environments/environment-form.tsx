import { Form } from "@remix-run/react";
import type { EnvironmentsQuery } from "../../gql/generated/graphql.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { fieldId } from "../../ui/field-id.ts";
import { type FormProblem, problemOf } from "../../ui/problem.ts";

type EnvironmentFormProps = {
  /** `null` for one that does not exist yet. */
  environment: EnvironmentsQuery["environments"][number] | null;
  problems: readonly FormProblem[];
};

const fields = [
  ["baseUrl", "Address", "Services answer below its host: https://example.com gives https://payments.example.com."],
  ["rank", "Place in the order", "1 comes first."],
  ["ecsCluster", "ECS cluster", ""],
  ["region", "AWS region", ""],
] as const;

/** Everything about one environment. A name is for good, so an existing one has no field for it. */
export function EnvironmentForm({ environment, problems }: EnvironmentFormProps) {
  const scope = environment?.name ?? "new";
  return (
    <Form method="post" noValidate className="flex max-w-lg flex-col gap-4 p-4">
      {environment ? (
        <input type="hidden" name="name" value={environment.name} />
      ) : (
        <TextField id={fieldId([scope, "name"])} name="name" label="Name" problem={problemOf(problems, ["name"])} />
      )}
      {fields.map(([name, label, hint]) => (
        <TextField
          key={name}
          id={fieldId([scope, name])}
          name={name}
          label={label}
          hint={hint || undefined}
          defaultValue={environment ? String(environment[name]) : ""}
          problem={problemOf(problems, [name])}
        />
      ))}
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          name="protected"
          value="true"
          defaultChecked={environment?.protected ?? false}
          className="size-4 accent-accent-fill"
        />
        Protected: a deploy waits for another person's approval
      </label>
      <div>
        <Button look="primary">Save</Button>
      </div>
    </Form>
  );
}
