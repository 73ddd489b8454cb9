import DataLoader from "dataloader";
import type { Pool } from "pg";
import type { Problem } from "../errors.ts";
import type { Viewer } from "../identity/viewer.ts";
import { parseId } from "../ids.ts";
import type { DeploymentKind } from "./deployment-status.ts";
import { findBlockers } from "./find-blockers.ts";

export interface BlockersKey {
  /** The service environment's public id. */
  id: string;
  kind: DeploymentKind;
}

/** Why the viewer may not deploy now, for many environments at once: one look for each kind that is asked about. */
export function blockersLoader(
  pool: Pool,
  viewer: Viewer | null,
  keeping: { cache: boolean },
): DataLoader<BlockersKey, Problem[], string> {
  return new DataLoader(
    async (keys) => {
      if (!viewer) return keys.map(() => []);
      const found = new Map<string, Problem[]>();
      for (const [kind, asked] of Map.groupBy(keys, (key) => key.kind)) {
        const uuids = asked.map(({ id }) => parseId("ServiceEnvironment", id)).filter((uuid) => uuid !== null);
        const blockers = await findBlockers({ pool, viewer }, [...new Set(uuids)], kind);
        for (const [uuid, problems] of blockers) found.set(`${kind} ${uuid}`, problems);
      }
      return keys.map(({ id, kind }) => found.get(`${kind} ${parseId("ServiceEnvironment", id)}`) ?? []);
    },
    { ...keeping, cacheKeyFn: ({ id, kind }) => `${kind} ${id}` },
  );
}
