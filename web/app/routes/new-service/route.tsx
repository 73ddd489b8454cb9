import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { GoldenPathsDocument } from "../../gql/generated/graphql.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { answerForm } from "./answer-form.server.ts";
import { GoldenPaths } from "./golden-paths.tsx";
import { PlanView } from "./plan-view.tsx";
import { readSchema } from "./read-schema.ts";
import { refuseViewer } from "./refuse-viewer.server.ts";
import { ServiceForm } from "./service-form.tsx";
import { Stages } from "./stages.tsx";

export const meta: MetaFunction = () => [{ title: "Create a service · Waymark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { templates, teams, viewer } = await api({ request, context }, GoldenPathsDocument, {});
  refuseViewer(viewer?.role);

  const chosen = new URL(request.url).searchParams.get("template");
  const template = templates.find(({ name }) => name === chosen) ?? null;
  const message = `There is no golden path called “${chosen}”.`;
  if (chosen !== null && !template) throw data({ kind: "missing", message, id: null }, { status: 404 });

  const owners = viewer?.role === "ADMIN" ? teams : (viewer?.teams ?? []);
  return { templates, template, owners, publicUrl: context.publicUrl };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerForm({ request, context }, await request.formData());
}

export default function NewService() {
  const { templates, template, owners, publicUrl } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();

  if (!template)
    return (
      <>
        <PageHeader title="Create a service" about="Choose the golden path it starts from." />
        <Stages current={0} />
        <GoldenPaths templates={templates} />
      </>
    );
  if (answered?.stage === "plan")
    return (
      <>
        <PageHeader
          title={`The plan for ${answered.answers.name}`}
          about="Nothing exists yet. This is everything that will be made."
        />
        <Stages current={2} />
        <PlanView plan={answered.plan} answers={answered.answers} submission={answered.key} publicUrl={publicUrl} />
      </>
    );
  return (
    <>
      <PageHeader title={`Create a service: ${template.title}`} about={template.description} />
      <Stages current={1} />
      <ServiceForm
        parameters={readSchema(template.parameters)}
        template={template.name}
        owners={owners}
        answers={answered?.answers ?? null}
        problems={answered?.problems ?? []}
      />
    </>
  );
}
