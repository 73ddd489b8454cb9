import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemSummary } from "../../ui/problem-summary.tsx";
import { RunSteps } from "../../ui/run-steps.tsx";
import { answerFailure } from "./answer-failure.server.ts";
import { FailurePanel } from "./failure-panel.tsx";
import { nameRun } from "./name-run.ts";
import { readCreation } from "./read-creation.server.ts";
import { RunStory } from "./run-story.tsx";
import { useLiveRun } from "./use-live-run.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${nameRun(data.run.kind, data.name)} · Waymark` : "Creation · Waymark" },
];

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const runId = new URL(request.url).searchParams.get("run");
  return readCreation({ request, context }, params.id ?? "", runId);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return answerFailure({ request, context }, params.id ?? "", await request.formData());
}

export default function ServiceCreation() {
  const { name, service, run: read } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems ?? [];
  const run = useLiveRun(read);
  const gone = run.kind === "UNDO_CREATION";

  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={nameRun(run.kind, name)}
        about={run.requestedBy && `Asked for by ${run.requestedBy.name ?? run.requestedBy.login}.`}
      >
        {service && !gone && (
          <Link to={`/services/${name}`} className="inline-flex min-h-8 items-center text-accent hover:underline">
            To the service
          </Link>
        )}
      </PageHeader>
      <ProblemSummary problems={problems} paths={[["confirm"]]} />
      <RunStory run={run} watched={read} name={name} />
      <Panel title="Steps">
        <RunSteps steps={run.steps} />
      </Panel>
      {run.status === "FAILED" && run.kind === "CREATE_SERVICE" && service && (
        <FailurePanel name={name} problems={problems} />
      )}
    </div>
  );
}
