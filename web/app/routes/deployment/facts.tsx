import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { CommitLink } from "../../ui/commit-link.tsx";
import { deploymentKinds } from "../../ui/deployment-status.tsx";
import { ExternalLink } from "../../ui/external-link.tsx";
import { Moment } from "../../ui/moment.tsx";
import { namePerson } from "../../ui/name-person.ts";
import { Panel } from "../../ui/panel.tsx";

/** What was asked for, by whom, when, and where to look. */
export function Facts({ deployment }: { deployment: WatchedDeploymentFragment }) {
  const { kind, release, requestedBy, approvedBy, createdAt, startedAt, finishedAt, workflowRunUrl } = deployment;
  const { service, url, status } = deployment.serviceEnvironment;
  return (
    <Panel className="mb-5">
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-x-6 gap-y-4 p-4">
        <Fact name="Commit" wide>
          <span className="flex gap-2">
            <CommitLink sha={release.commitSha} url={release.commitUrl} className="shrink-0 self-start" />
            <span className="min-w-0 break-words">{release.commitMessage?.split("\n", 1)[0]}</span>
          </span>
        </Fact>
        {!release.commitSha.startsWith(release.version) && <Fact name="Release">{release.version}</Fact>}
        <Fact name="Service">
          <Link to={`/services/${service.name}`} className="break-words text-accent hover:underline">
            {service.name}
          </Link>
        </Fact>
        <Fact name="Kind">{deploymentKinds[kind]}</Fact>
        <Fact name="Asked for">
          <Moment at={createdAt} /> by {namePerson(requestedBy)}
        </Fact>
        {approvedBy && <Fact name="Approved by">{namePerson(approvedBy)}</Fact>}
        <Fact name={finishedAt ? "Ended" : "Begun"}>
          {finishedAt ? <Moment at={finishedAt} /> : startedAt ? <Moment at={startedAt} /> : "not yet"}
        </Fact>
        <Fact name="Links">
          <span className="flex flex-wrap gap-x-3">
            {workflowRunUrl && <ExternalLink href={workflowRunUrl}>Actions run</ExternalLink>}
            {status !== "NEVER_DEPLOYED" && <ExternalLink href={url}>Open the service</ExternalLink>}
            {!workflowRunUrl && status === "NEVER_DEPLOYED" && "none yet"}
          </span>
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`min-w-0 ${wide ? "col-span-full" : ""}`}>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
