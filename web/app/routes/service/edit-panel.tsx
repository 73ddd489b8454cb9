import { useFetcher } from "@remix-run/react";
import type { ServiceQuery } from "../../gql/generated/graphql.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { fieldId } from "../../ui/field-id.ts";
import { Panel } from "../../ui/panel.tsx";
import { type FormProblem, problemOf } from "../../ui/problem.ts";
import { ProblemSummary } from "../../ui/problem-summary.tsx";
import { useViewer } from "../../viewer-context.tsx";
import { mayChange } from "./may-change.ts";

type EditPanelProps = {
  service: NonNullable<ServiceQuery["service"]>;
  teams: ServiceQuery["teams"];
  /** What an answer without scripts has refused. */
  refused: readonly FormProblem[];
};

/** Description and owner, for those whose service it is. */
export function EditPanel({ service, teams, refused }: EditPanelProps) {
  const viewer = useViewer();
  // A fetcher keeps its answer while news from elsewhere makes the page ask again.
  const fetcher = useFetcher<{ problems: FormProblem[] }>();
  const problems = fetcher.data?.problems ?? refused;
  const busy = fetcher.state !== "idle";
  if (service.status === "ARCHIVED" || !mayChange(viewer, service.owner.slug)) return null;

  return (
    <Panel title="Edit">
      {/* The key follows what is stored, so that a change from elsewhere reaches a form nobody has touched. */}
      <fetcher.Form
        key={`${service.description} ${service.owner.slug}`}
        method="post"
        noValidate
        className="flex flex-col gap-4 p-4"
      >
        <ProblemSummary problems={problems} paths={[["description"], ["owner"]]} />
        <TextField
          id={fieldId(["description"])}
          name="description"
          label="Description"
          optional
          defaultValue={service.description}
          problem={problemOf(problems, ["description"])}
        />
        <SelectField
          id={fieldId(["owner"])}
          name="owner"
          label="Owner"
          defaultValue={service.owner.slug}
          problem={problemOf(problems, ["owner"])}
        >
          {teams.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
        <div>
          <Button aria-disabled={busy}>{busy ? "Saving …" : "Save"}</Button>
        </div>
      </fetcher.Form>
    </Panel>
  );
}
