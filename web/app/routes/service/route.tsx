import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { UpdateServiceDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import { useServiceNews } from "../../service-news.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { StatusBadge, serviceSigns } from "../../ui/status-badge.tsx";
import { useReconnect } from "../../use-reconnect.ts";
import { useThrottledRevalidation } from "../../use-throttled-revalidation.ts";
import { Answers } from "./answers.tsx";
import { CreationPanel } from "./creation-panel.tsx";
import { EditPanel } from "./edit-panel.tsx";
import { EnvironmentCards } from "./environment-cards.tsx";
import { Facts } from "./facts.tsx";
import { readService } from "./read-service.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: read ? `${read.service.name} · Waymark` : "Service · Waymark" },
];

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return readService({ request, context }, params.id ?? "");
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const service = params.id ?? "";
  const input = { service, description: readText(form, "description"), owner: readText(form, "owner") };

  const { updateService } = await api({ request, context }, UpdateServiceDocument, { input });
  if (updateService.problems.length > 0) return data({ problems: updateService.problems }, { status: 400 });
  return redirect(`/services/${service}`);
}

export default function Service() {
  const { service, teams } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems ?? [];
  const revalidate = useThrottledRevalidation(300);
  useServiceNews((news) => {
    if (news.id === service.id) revalidate();
  });
  useReconnect(revalidate);

  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            {service.name}
            <StatusBadge sign={serviceSigns[service.status]} />
          </span>
        }
        about={service.description || undefined}
      />
      <CreationPanel service={service} />
      <Facts service={service} />
      <EnvironmentCards environments={service.environments} />
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
        <Answers parameters={service.parameters} />
        <EditPanel service={service} teams={teams} refused={problems} />
      </div>
    </>
  );
}
