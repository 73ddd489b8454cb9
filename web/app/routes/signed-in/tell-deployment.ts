import type { DeploymentNews } from "../../deployment-news.tsx";
import type { DeploymentKind } from "../../gql/generated/graphql.ts";
import type { Viewer } from "../../viewer-context.tsx";
import type { Finding } from "./finding.ts";

/** A deployment that ended longer ago, in milliseconds, is no news. */
const fresh = 60_000;

const nouns: Record<DeploymentKind, string> = {
  DEPLOY: "deploy",
  PROMOTION: "promotion",
  ROLLBACK: "rollback",
  EXTERNAL: "run on GitHub",
};

/** A deployment that this person or one of their teams waits for and that has ended; `null` for everything else. */
export function tellDeployment({ deployment }: DeploymentNews, viewer: Viewer, now: number): Finding | null {
  const { id, kind, status, finishedAt, requestedBy, serviceEnvironment } = deployment;
  const { service, environment } = serviceEnvironment;
  const mine = requestedBy?.login === viewer.login || viewer.teams.some(({ slug }) => slug === service.owner.slug);
  if (!mine || finishedAt === null || now - Date.parse(finishedAt) > fresh) return null;

  const seenOn = [`/deployments/${id}`, `/services/${service.name}`];
  const about = `${service.name} ${environment.name}`;
  const place = { id: `${id} ${status}`, to: `/deployments/${id}`, about, seenOn };
  const what = `${service.name}: the ${nouns[kind]} to ${environment.name}`;
  if (status === "SUCCEEDED") return { ...place, tone: "good", text: `${what} succeeded` };
  if (status === "FAILED") return { ...place, tone: "bad", text: `${what} failed` };
  if (status === "LOST") return { ...place, tone: "bad", text: `${what} was lost sight of` };
  if (status === "REJECTED") return { ...place, tone: "bad", text: `${what} was rejected` };
  return null;
}
