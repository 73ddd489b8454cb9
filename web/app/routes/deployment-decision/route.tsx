import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { DeploymentDecisionDocument } from "../../gql/generated/graphql.ts";
import { missing } from "../../missing.server.ts";
import { ApprovalForm } from "../../ui/approval-form.tsx";
import { CancelForm } from "../../ui/cancel-form.tsx";
import { CommitLink } from "../../ui/commit-link.tsx";
import { DeploymentStatus, isUnderway } from "../../ui/deployment-status.tsx";
import { Moment } from "../../ui/moment.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { answerDecision } from "./answer-decision.server.ts";

export const meta: MetaFunction = () => [{ title: "Decide about a deployment · Waymark" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = params.id ?? "";
  const { node } = await api({ request, context }, DeploymentDecisionDocument, { id });
  if (!node || !("serviceEnvironment" in node)) throw missing(`There is no deployment with the id “${id}”.`);
  return { deployment: node, publicUrl: context.publicUrl };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return answerDecision({ request, context }, params.id ?? "", await request.formData());
}

/** Where the buttons of other pages lead without scripts when their wish is refused, and a page to send to who decides. */
export default function DeploymentDecision() {
  const { deployment, publicUrl } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const refused = (toCancel: boolean) =>
    (answered?.intent === "cancel") === toCancel ? (answered?.problems ?? []) : [];
  const { id, status, createdAt, requestedBy, release, serviceEnvironment } = deployment;
  const what = `${serviceEnvironment.service.name} to ${serviceEnvironment.environment.name}`;

  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            {what}
            <DeploymentStatus status={status} />
          </span>
        }
        about={
          <>
            Asked for {requestedBy && `by ${requestedBy.name ?? requestedBy.login} `}
            <Moment at={createdAt} />.{" "}
            <Link to={`/deployments/${id}`} className="text-accent underline underline-offset-2">
              To the deployment
            </Link>
          </>
        }
      />
      <Panel>
        <div className="flex flex-col gap-4 p-4">
          <CommitLink sha={release.commitSha} url={release.commitUrl} message={release.commitMessage} />
          {!isUnderway(status) && (
            <ApprovalForm deployment={deployment} what={what} publicUrl={publicUrl} refused={refused(false)} />
          )}
          {(isUnderway(status) || status === "AWAITING_APPROVAL") && (
            <CancelForm deployment={deployment} what={what} refused={refused(true)} />
          )}
        </div>
      </Panel>
    </div>
  );
}
