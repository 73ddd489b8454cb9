import { Change } from "../change.ts";
import type { SignedIn } from "../context.ts";
import { endTogether } from "../end-together.ts";
import type { Topics } from "../events.ts";
import { parseId, publicId } from "../ids.ts";
import { readAgain } from "../read-again.ts";
import { shareReading } from "../share-reading.ts";
import type { DeploymentRow } from "./deployment.type.ts";
import type { DeploymentParts } from "./deployment-rows.ts";
import { ACTIVE, DeploymentStatus } from "./deployment-status.ts";
import { readDeployment } from "./read-deployment.ts";
import { readDeployments } from "./read-deployments.ts";

export interface DeploymentChange {
  change: Change;
  id: string;
  deployment: DeploymentRow;
}

/** All that is given has to fit; `service` and `environment` are names. */
export interface DeploymentsFollowed {
  id?: string | null;
  service?: string | null;
  environment?: string | null;
}

type Reach = Pick<SignedIn, "pool" | "events">;

const sharedReading = shareReading<DeploymentRow | null>();
const OPEN = [...ACTIVE, DeploymentStatus.AWAITING_APPROVAL];
const PAGE = 100;

/**
 * With an id: that deployment as it is now, then every change of it. With a service or an environment: those that are
 * on their way or wait for approval there, then every change there. Without any: every change of any. Ends at once when
 * there is no deployment of that id.
 */
export function followDeployments(
  { pool, events }: Reach,
  wanted: DeploymentsFollowed,
  parts: DeploymentParts,
): AsyncIterableIterator<DeploymentChange> {
  const uuid = wanted.id == null ? null : (parseId("Deployment", wanted.id) ?? "none");
  const fits = (ids: Topics["deploymentChanged"]): boolean =>
    (uuid === null || ids.deploymentId === uuid) &&
    (wanted.service == null || ids.service === wanted.service) &&
    (wanted.environment == null || ids.environment === wanted.environment);
  // Listening begins before the reading, so that no change falls between the two.
  const news = events.subscribe("deploymentChanged", fits);

  async function* tell(): AsyncGenerator<DeploymentChange> {
    let isThere = uuid === null;
    for await (const deployment of readCurrent(pool, wanted, uuid, parts)) {
      isThere = true;
      yield { change: Change.CURRENT, id: deployment.id, deployment };
    }
    if (!isThere) return;
    for await (const told of news) {
      const deployment = await sharedReading(told, JSON.stringify(parts), () =>
        readAgain(() => readDeployment({ pool }, told.deploymentId, parts)),
      );
      // With its service it is gone, and whoever follows the service is told.
      if (deployment) yield { change: Change[told.change], id: publicId("Deployment", told.deploymentId), deployment };
    }
  }
  return endTogether(news, tell());
}

async function* readCurrent(
  pool: Reach["pool"],
  { service, environment }: DeploymentsFollowed,
  uuid: string | null,
  parts: DeploymentParts,
): AsyncGenerator<DeploymentRow> {
  if (uuid !== null) {
    const one = uuid === "none" ? null : await readAgain(() => readDeployment({ pool }, uuid, parts));
    if (one) yield one;
    return;
  }
  if (service == null && environment == null) return;
  const filter = { service: service ?? null, environment: environment ?? null, status: OPEN };
  const read = (after: string | null) =>
    readAgain(() => readDeployments({ pool }, { first: PAGE, after, filter }, { ...parts, totalCount: false }));
  for (let page = await read(null); ; page = await read(page.pageInfo.endCursor)) {
    yield* page.nodes;
    if (!page.pageInfo.hasNextPage) return;
  }
}
