import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useActionData, useLoaderData } from "@remix-run/react";
import { AlertsPanel } from "../../signals/alerts-panel.tsx";
import { useServiceSignals } from "../../signals/use-service-signals.ts";
import { DoraPanel } from "../../ui/dora-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { StatusBadge, serviceSigns } from "../../ui/status-badge.tsx";
import { answerForm } from "./answer-form.server.ts";
import { Answers } from "./answers.tsx";
import { ArchivePanel } from "./archive-panel.tsx";
import { ArchivedNotice } from "./archived-notice.tsx";
import { CreationPanel } from "./creation-panel.tsx";
import { EditPanel } from "./edit-panel.tsx";
import { EnvironmentCards } from "./environment-cards.tsx";
import { Facts } from "./facts.tsx";
import { readService } from "./read-service.server.ts";
import { useLiveService } from "./use-live-service.ts";

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: read ? `${read.service.name} · Waymark` : "Service · Waymark" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return { ...(await readService({ request, context }, params.id ?? "")), publicUrl: context.publicUrl };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return answerForm({ request, context }, params.id ?? "", await request.formData());
}

export default function Service() {
  const { service, teams, observability, publicUrl } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const signals = useServiceSignals(service.status === "ARCHIVED" ? null : service.name, observability.metrics);
  useLiveService(service);

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
      {service.status === "ARCHIVED" && <ArchivedNotice name={service.name} />}
      <Facts service={service} />
      <AlertsPanel alerts={signals?.service.alerts ?? []} />
      <EnvironmentCards service={service} signals={signals} isMeasured={observability.metrics} />
      <DoraPanel title="Delivery to production, 30 days" dora={service.dora} className="mt-5" />
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
        <Answers parameters={service.parameters} />
        <div className="flex flex-col gap-5">
          <EditPanel service={service} teams={teams} refused={refused?.form === "update" ? refused.problems : []} />
          <ArchivePanel
            service={service}
            publicUrl={publicUrl}
            refused={refused?.form === "archive" ? refused.problems : []}
          />
        </div>
      </div>
      {/* The dialogs of the cards' buttons, which have addresses of their own. */}
      <Outlet />
    </>
  );
}
