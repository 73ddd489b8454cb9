import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { DeployDialogDocument, DeployDocument } from "../../gql/generated/graphql.ts";
import { missing } from "../../missing.server.ts";
import { readText } from "../../read-text.ts";
import { PageDialog } from "../../ui/page-dialog.tsx";
import { DeployForm } from "./deploy-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: read ? `Deploy ${read.service.name} to ${read.stage.environment.name} · Waymark` : "Deploy · Waymark" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const [name, environment] = [params.id ?? "", params.environment ?? ""];
  const { service } = await api({ request, context }, DeployDialogDocument, { service: name, environment });
  if (!service?.environment) throw missing(`There is no service “${name}” with an environment “${environment}”.`);

  const asked = readText(new URL(request.url).searchParams, "ref");
  return {
    service,
    stage: service.environment,
    ref: asked || service.defaultBranch || "",
    key: randomUUID(),
    publicUrl: context.publicUrl,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const ref = readText(form, "ref");
  const target = { service: params.id ?? "", environment: params.environment ?? "" };
  const input = { ...target, ref: ref || null, idempotencyKey: readText(form, "key") || null };

  const { deploy } = await api({ request, context }, DeployDocument, { input });
  if (deploy.deployment) throw redirect(`/deployments/${deploy.deployment.id}`);
  return data({ problems: deploy.problems, key: randomUUID(), ref }, { status: 400 });
}

export default function ServiceDeploy() {
  const read = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { service, stage } = read;
  return (
    <PageDialog title={`Deploy ${service.name} to ${stage.environment.name}`} below={`/services/${service.name}`}>
      <DeployForm read={read} refused={refused} />
    </PageDialog>
  );
}
