import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { EnvironmentsDocument, SaveEnvironmentDocument } from "../../gql/generated/graphql.ts";
import { Icon } from "../../ui/icons.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemSummary } from "../../ui/problem-summary.tsx";
import { useViewer } from "../../viewer-context.tsx";
import { EnvironmentForm } from "./environment-form.tsx";
import { EnvironmentRow } from "./environment-row.tsx";
import { readEnvironmentForm } from "./read-environment-form.ts";

export const meta: MetaFunction = () => [{ title: "Environments · Waymark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { environments } = await api({ request, context }, EnvironmentsDocument, {});
  return { environments: [...environments].sort((a, b) => a.rank - b.rank) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const read = readEnvironmentForm(await request.formData());
  if ("problems" in read) return data({ about: read.name, problems: read.problems }, { status: 400 });

  const { saveEnvironment } = await api({ request, context }, SaveEnvironmentDocument, { input: read.input });
  const { problems } = saveEnvironment;
  if (problems.length > 0) return data({ about: read.input.name, problems }, { status: 400 });
  return redirect("/settings/environments");
}

export default function Environments() {
  const { environments } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const changes = useViewer().role === "ADMIN";
  const known = environments.some(({ name }) => name === answered?.about);

  return (
    <div className="flex flex-col gap-5">
      <ProblemSummary problems={answered?.problems ?? []} paths={[]} />
      <Panel title="Environments">
        <ol className="divide-y divide-line">
          {environments.map((environment) => (
            <EnvironmentRow
              key={environment.id}
              environment={environment}
              changes={changes}
              problems={environment.name === answered?.about ? answered.problems : []}
            />
          ))}
        </ol>
        <p className="border-t border-line px-4 py-2.5 text-sm text-muted">
          A release moves through them in this order. Services made from now on get every one of them.
        </p>
      </Panel>
      {changes && (
        <details open={answered !== undefined && !known} className="rounded-lg border border-line bg-surface">
          <summary className="flex min-h-10 list-none items-center gap-1.5 px-4 font-medium">
            <Icon name="add" />
            Add an environment
          </summary>
          <EnvironmentForm environment={null} problems={known ? [] : (answered?.problems ?? [])} />
        </details>
      )}
    </div>
  );
}
