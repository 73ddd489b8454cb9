import { useFetcher } from "@remix-run/react";
import type { ServiceQuery } from "../../gql/generated/graphql.ts";
import { Button } from "../../ui/button.tsx";
import { CopyMutation } from "../../ui/copy-mutation.tsx";
import { TextField } from "../../ui/field.tsx";
import { fieldId } from "../../ui/field-id.ts";
import { Icon } from "../../ui/icons.tsx";
import { Panel } from "../../ui/panel.tsx";
import { type FormProblem, problemOf } from "../../ui/problem.ts";
import { ProblemSummary } from "../../ui/problem-summary.tsx";
import { useViewer } from "../../viewer-context.tsx";
import { mayChange } from "./may-change.ts";

type ArchivePanelProps = {
  service: Pick<NonNullable<ServiceQuery["service"]>, "name" | "status" | "owner">;
  publicUrl: string;
  /** What an answer without scripts has refused. */
  refused: readonly FormProblem[];
};

/** The end of a service, for those whose service it is; confirmed by typing its name. */
export function ArchivePanel({ service: { name, status, owner }, publicUrl, refused }: ArchivePanelProps) {
  const viewer = useViewer();
  const fetcher = useFetcher<{ problems: FormProblem[] }>();
  const problems = fetcher.data?.problems ?? refused;
  const busy = fetcher.state !== "idle";
  if (status !== "READY" || !mayChange(viewer, owner.slug)) return null;

  return (
    <Panel title="Danger zone">
      <details open={problems.length > 0} className="p-4">
        <summary className="inline-flex min-h-8 list-none items-center gap-1.5 rounded-md px-1 font-medium text-bad">
          <Icon name="archive" />
          Archive {name} …
        </summary>
        <fetcher.Form method="post" noValidate className="mt-2 flex max-w-md flex-col gap-4">
          <input type="hidden" name="intent" value="archive" />
          <p>
            Its tasks are stopped everywhere, its repository is archived, and it leaves the lists. Its history stays,
            and its name stays taken.
          </p>
          <ProblemSummary problems={problems} paths={[["confirm"]]} />
          <TextField
            id={fieldId(["confirm"])}
            name="confirm"
            label={`Type ${name} to confirm`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="font-mono"
            problem={problemOf(problems, ["confirm"])}
          />
          <div>
            <Button look="danger" aria-disabled={busy}>
              {busy ? "Archiving …" : `Archive ${name}`}
            </Button>
          </div>
        </fetcher.Form>
        <div className="mt-3">
          <CopyMutation
            label="Archive"
            mutation={{ name: "archiveService", asks: "run { id status }", input: { service: name, confirm: name } }}
            publicUrl={publicUrl}
          />
        </div>
      </details>
    </Panel>
  );
}
