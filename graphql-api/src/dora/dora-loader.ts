import DataLoader from "dataloader";
import type { Pool } from "pg";
import { parseId } from "../ids.ts";
import type { DoraRow, DoraSubject } from "./dora.type.ts";
import { type DoraCounts, OF_ALL, OF_SERVICES, OF_TEAMS } from "./dora-statement.ts";

/** Whose keys, over how many days, and how many such windows ago: 0 ends now. */
export interface DoraKey {
  subject: DoraSubject;
  days: number;
  windowsAgo: number;
}

const DAY_MS = 86_400_000;

/** DORA's keys of many subjects: one statement for all of a kind over the same window. Null for a team that is none. */
export function doraLoader(pool: Pool, keeping: { cache: boolean }): DataLoader<DoraKey, DoraRow | null, string> {
  return new DataLoader(
    async (keys) => {
      const now = Date.now();
      const groups = Map.groupBy(keys, ({ subject, ...window }) => JSON.stringify([subject.of, window])).values();
      const counts = new Map((await Promise.all([...groups].map((alike) => readAlike(pool, alike, now)))).flat());
      return keys.map((key) => {
        const counted = counts.get(JSON.stringify(key));
        return counted ? toRow(key, counted) : null;
      });
    },
    { ...keeping, cacheKeyFn: (key) => JSON.stringify(key) },
  );
}

const STATEMENTS = { SERVICE: OF_SERVICES, TEAM: OF_TEAMS, ALL: OF_ALL };

async function readAlike(pool: Pool, alike: DoraKey[], now: number): Promise<[string, DoraCounts][]> {
  const [one] = alike;
  if (!one) return [];
  const until = now - one.windowsAgo * one.days * DAY_MS;
  const values: unknown[] = [new Date(until - one.days * DAY_MS), new Date(until)];
  const keys = new Map(alike.map((key) => [columnOf(key.subject), JSON.stringify(key)]));
  if (one.subject.of !== "ALL") values.push([...keys.keys()].filter((value) => value !== null));
  const { rows } = await pool.query<{ key: string; value: DoraCounts }>(STATEMENTS[one.subject.of], values);
  return rows.map(({ key, value }) => [keys.get(key) ?? "", value]);
}

/** What the statement compares with; null for what can be no id. */
function columnOf({ of, name }: DoraSubject): string | null {
  // No text of ours holds this character, so that what cannot be stored is looked for and not found.
  return of === "SERVICE" ? parseId("Service", name) : name.replaceAll("\u0000", "\ufffd");
}

function toRow({ subject, days, windowsAgo }: DoraKey, counts: DoraCounts): DoraRow {
  const { deployments, changes, failures } = counts;
  return {
    ...counts,
    subject,
    days,
    windowsAgo,
    deploymentsPerDay: deployments / days,
    changeFailureRate: changes === 0 ? null : failures / changes,
  };
}
