import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { PromoteDialogDocument, PromoteDocument } from "../../gql/generated/graphql.ts";
import { missing } from "../../missing.server.ts";
import { readText } from "../../read-text.ts";
import { PageDialog } from "../../ui/page-dialog.tsx";
import { PromoteForm } from "./promote-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: read ? `Promote ${read.service.name} to ${read.stage.environment.name} · Waymark` : "Promote · Waymark" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const [name, environment] = [params.id ?? "", params.environment ?? ""];
  const { service } = await api({ request, context }, PromoteDialogDocument, { service: name, environment });
  if (!service?.environment) throw missing(`There is no service “${name}” with an environment “${environment}”.`);

  const asked = readText(new URL(request.url).searchParams, "release");
  return { service, stage: service.environment, asked, key: randomUUID(), publicUrl: context.publicUrl };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const target = { service: params.id ?? "", environment: params.environment ?? "" };
  const release = readText(form, "release");
  const key = randomUUID();
  if (!release)
    return data({ problems: [{ field: ["release"], message: "Choose a release." }], release, key }, { status: 400 });

  const input = { ...target, release, idempotencyKey: readText(form, "key") || null };
  const { promote } = await api({ request, context }, PromoteDocument, { input });
  if (promote.deployment) throw redirect(`/deployments/${promote.deployment.id}`);
  return data({ problems: promote.problems, release, key }, { status: 400 });
}

export default function ServicePromote() {
  const read = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { service, stage } = read;
  return (
    <PageDialog title={`Promote ${service.name} to ${stage.environment.name}`} below={`/services/${service.name}`}>
      <PromoteForm read={read} refused={refused} />
    </PageDialog>
  );
}
