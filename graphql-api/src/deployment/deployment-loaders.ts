import DataLoader from "dataloader";
import type { Pool } from "pg";
import type { CommitComparison } from "../adapters/github/github.ts";
import type { EnvironmentRow } from "../environment/environment.type.ts";
import type { ServiceEnvironmentRow } from "../environment/service-environment.type.ts";
import type { Viewer } from "../identity/viewer.ts";
import { type Noun, parseId } from "../ids.ts";
import { nameStatement } from "../name-statement.ts";
import type { RunStepRow } from "../run/run.type.ts";
import { blockersLoader } from "./blockers-loader.ts";
import type { DeploymentRow } from "./deployment.type.ts";
import { deploymentPages } from "./deployment-pages.ts";
import { deploymentsWithinLoader } from "./deployments-within.ts";
import * as statements from "./loader-statements.ts";
import type { ReleaseRow } from "./release.type.ts";
import { releasePages } from "./release-pages.ts";

/** Tasks as ECS told them last. */
export interface TaskCounts {
  desired: number | null;
  running: number | null;
}

/** What runs in the stage before (`head`) and what runs here (`base`), and what was kept of comparing the two. */
export interface PendingReleases {
  /** "org/name". */
  repository: string | null;
  base: ReleaseRow | null;
  head: ReleaseRow;
  comparison: CommitComparison | null;
}

/** A loader keeps what it has read for as long as it lives, unless `cache` is false. */
export interface Keeping {
  cache: boolean;
}

/** What a request may need of many deployments, releases and environments: one statement each, by public ids. */
export function deploymentLoaders(pool: Pool, viewer: Viewer | null, keeping: Keeping) {
  const by = <T>(noun: Noun, text: string, none: T): DataLoader<string, T> => byId(pool, noun, text, none, keeping);
  return {
    countsOfEnvironment: by<TaskCounts | null>("ServiceEnvironment", statements.COUNTS, null),
    currentOfEnvironment: by<DeploymentRow | null>("ServiceEnvironment", statements.CURRENT, null),
    activeOfEnvironment: by<DeploymentRow | null>("ServiceEnvironment", statements.ACTIVE, null),
    awaitingOfEnvironment: by<DeploymentRow[]>("ServiceEnvironment", statements.AWAITING, []),
    rollbackCandidates: by<ReleaseRow[]>("ServiceEnvironment", statements.ROLLBACK_CANDIDATES, []),
    promotionCandidates: by<ReleaseRow[]>("ServiceEnvironment", statements.PROMOTION_CANDIDATES, []),
    newerRelease: by<ReleaseRow | null>("ServiceEnvironment", statements.NEWER_RELEASE, null),
    newerThanWaiting: by<ReleaseRow | null>("Deployment", statements.NEWER_THAN_WAITING, null),
    pendingReleases: by<PendingReleases | null>("ServiceEnvironment", statements.PENDING_RELEASES, null),
    serviceEnvironment: by<ServiceEnvironmentRow | null>("ServiceEnvironment", statements.SERVICE_ENVIRONMENT, null),
    verifiedIn: by<EnvironmentRow[]>("Release", statements.VERIFIED_IN, []),
    stepsOfDeployment: by<RunStepRow[]>("Deployment", statements.STEPS, []),
    deploymentOfRun: by<DeploymentRow | null>("Run", statements.OF_RUN, null),
    deploymentsOfEnvironment: deploymentPages(pool, "ServiceEnvironment", keeping),
    deploymentsOfService: deploymentPages(pool, "Service", keeping),
    deploymentsWithin: deploymentsWithinLoader(pool, keeping),
    releasesOfService: releasePages(pool, keeping),
    blockers: blockersLoader(pool, viewer, keeping),
  };
}

export type DeploymentLoaders = ReturnType<typeof deploymentLoaders>;

function byId<T>(pool: Pool, noun: Noun, text: string, none: T, keeping: Keeping): DataLoader<string, T> {
  return new DataLoader(async (ids) => {
    const uuids = ids.map((id) => parseId(noun, id));
    const values = [[...new Set(uuids.filter((uuid) => uuid !== null))]];
    const { rows } = await pool.query<{ key: string; value: T }>({ ...nameStatement(text), values });
    const found = new Map(rows.map(({ key, value }) => [key, value]));
    return uuids.map((uuid) => (uuid === null ? none : (found.get(uuid) ?? none)));
  }, keeping);
}
