import type DataLoader from "dataloader";
import type { Pool } from "pg";
import type { Connection } from "../paging.ts";
import type { DeploymentRow } from "./deployment.type.ts";
import { type PageKey, pageLoader } from "./page-loader.ts";
import { type DeploymentPageParts, deploymentPageSql } from "./read-deployments.ts";

export type DeploymentPageKey = PageKey & { parts: DeploymentPageParts };

const OWNED = {
  ServiceEnvironment: "d.service_environment_id = o.id",
  Service: "d.service_environment_id = any(array(select f.id from service_environments f where f.service_id = o.id))",
};

/** Pages of the deployments of many services or environments, the newest first. */
export const deploymentPages = (
  pool: Pool,
  owner: keyof typeof OWNED,
  keeping: { cache: boolean },
): DataLoader<DeploymentPageKey, Connection<DeploymentRow>, string> =>
  pageLoader(pool, owner, keeping, (key, bind) => deploymentPageSql(key, key.parts, [OWNED[owner]], bind));
