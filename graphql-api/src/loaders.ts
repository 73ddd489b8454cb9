import DataLoader from "dataloader";
import type { Pool } from "pg";
import type { Platform } from "./context.ts";
import { type DeploymentLoaders, deploymentLoaders, type Keeping } from "./deployment/deployment-loaders.ts";
import { doraLoader } from "./dora/dora-loader.ts";
import type { EnvironmentRow } from "./environment/environment.type.ts";
import { environmentJson, environmentsOfServiceJson } from "./environment/environment-rows.ts";
import type { ServiceEnvironmentRow } from "./environment/service-environment.type.ts";
import { identityLoaders } from "./identity/identity-loaders.ts";
import type { Viewer } from "./identity/viewer.ts";
import { parseId } from "./ids.ts";
import { lastLinesLoader } from "./logs/last-lines-loader.ts";
import { linksOfServiceJson } from "./observability/link-rows.ts";
import type { ObservabilityLinkRow } from "./observability/observability-link.type.ts";
import type { RunRow } from "./run/run.type.ts";
import { runJson } from "./run/run-rows.ts";
import { teamServicesLoader } from "./service/read-team-services.ts";
import type { ServiceRow } from "./service/service.type.ts";
import { NO_PARTS, SERVICE_JOINS, serviceJson } from "./service/service-rows.ts";

export type Loaders = ReturnType<typeof createLoaders>;

/**
 * What a request may need of many things at once, each fetched by one statement however many ask.
 * Services are named by their public ids. One set per request: nothing is kept beyond it. A subscription is one request
 * that lives for hours, so its loaders keep nothing (`cache` false): it would tell for ever what it told first.
 */
export function createLoaders(
  { pool, logs }: Pick<Platform, "pool" | "logs">,
  viewer: Viewer | null = null,
  keeping: Keeping = { cache: true },
) {
  let deployments: DeploymentLoaders | undefined;
  return {
    ...identityLoaders(pool, keeping),
    servicesOfTeam: teamServicesLoader(pool, keeping),
    dora: doraLoader(pool, keeping),
    service: ofService<ServiceRow | null>(pool, keeping, serviceJson(NO_PARTS), null),
    environmentsOfService: ofService<ServiceEnvironmentRow[]>(pool, keeping, environmentsOfServiceJson("s"), []),
    environmentOfName: environmentLoader(pool, keeping),
    linksOfService: ofService<ObservabilityLinkRow[]>(pool, keeping, linksOfServiceJson("s"), []),
    creationOfService: ofService<RunRow | null>(
      pool,
      keeping,
      `(select ${runJson("r")} from runs r where r.id = s.creation_run_id)`,
      null,
    ),
    lastLines: lastLinesLoader({ pool, logs }, keeping),
    /** Made when the first of them is asked for: most requests need none. */
    get deployments(): DeploymentLoaders {
      deployments ??= deploymentLoaders(pool, viewer, keeping);
      return deployments;
    },
  };
}

function environmentLoader(pool: Pool, keeping: Keeping): DataLoader<string, EnvironmentRow | null> {
  const text = `select ${environmentJson("e")} as row from environments e where e.name = any($1)`;
  return new DataLoader(async (names) => {
    const { rows } = await pool.query<{ row: EnvironmentRow }>({
      name: "environments-of-names",
      text,
      values: [names],
    });
    return names.map((name) => rows.find(({ row }) => row.name === name)?.row ?? null);
  }, keeping);
}

function ofService<T>(pool: Pool, keeping: Keeping, expression: string, none: T): DataLoader<string, T> {
  const text = `select s.id, ${expression} as value from services s ${SERVICE_JOINS} where s.id = any($1::uuid[])`;
  return new DataLoader(async (ids) => {
    const uuids = ids.map((id) => parseId("Service", id));
    const { rows } = await pool.query<{ id: string; value: T }>(text, [uuids.filter((uuid) => uuid !== null)]);
    const values = new Map(rows.map(({ id, value }) => [id, value]));
    return uuids.map((uuid) => (uuid === null ? none : (values.get(uuid) ?? none)));
  }, keeping);
}
