import type { Pool } from "pg";
import { newId } from "../ids.ts";
import { type LinkConfig, type LinkedStage, listLinks } from "./list-links.ts";

/** How many services are held in memory at a time. */
const BATCH = 500;

interface LinkedService {
  id: string;
  name: string;
  stages: (LinkedStage & { id: string })[];
  links: StoredLink[];
}

interface StoredLink {
  environment_id: string | null;
  kind: string;
  title: string;
  url: string;
}

const SERVICES = /* SQL */ `
select s.id, s.name, coalesce((
  select json_agg(json_build_object('id', e.id, 'name', e.name, 'ecsCluster', e.ecs_cluster, 'region', e.region))
  from service_environments se join environments e on e.id = se.environment_id where se.service_id = s.id), '[]') as stages, coalesce((
  select json_agg(json_build_object('environment_id', l.environment_id, 'kind', l.kind, 'title', l.title, 'url', l.url))
  from observability_links l where l.service_id = s.id), '[]') as links
from services s where s.status <> 'ARCHIVED' and s.name > $1 order by s.name limit ${BATCH}`;

// The lock keeps out undoing and archiving meanwhile: a service that is gone has no links.
const REPLACE = /* SQL */ `
with held as (select id from services where id = any($1::uuid[]) for key share),
wanted as (
  select w.* from jsonb_to_recordset($2) as w(id uuid, service_id uuid, environment_id uuid, kind text, title text, url text)
  join held on held.id = w.service_id),
gone as (
  delete from observability_links l using held where l.service_id = held.id
    -- A stage that was added meanwhile has brought its own.
    and (l.environment_id is null or l.environment_id = any($3::uuid[])) and not exists (
    select 1 from wanted w where w.service_id = l.service_id and w.kind = l.kind
      and w.environment_id is not distinct from l.environment_id))
insert into observability_links as l (id, service_id, environment_id, kind, title, url)
select id, service_id, environment_id, kind, title, url from wanted
on conflict (service_id, kind, environment_id) do update set title = excluded.title, url = excluded.url
where (l.title, l.url) is distinct from (excluded.title, excluded.url)`;

/**
 * Gives every service that is not archived the links that it would be born with now: the configuration says where they
 * lead, and later releases know more kinds. What is right already is not written. Any number of processes may do so at once.
 */
export async function refreshLinks(
  { pool, config }: { pool: Pool; config: LinkConfig },
  signal?: AbortSignal,
): Promise<void> {
  for (let last = ""; !signal?.aborted; ) {
    const { rows } = await pool.query<LinkedService>(SERVICES, [last]);
    const stale = rows
      .map(({ id, name, stages, links }) => ({ id, links, wanted: wantedLinks(config, name, stages) }))
      .filter(({ links, wanted }) => !isSame(links, wanted));
    const fresh = stale.flatMap(({ id, wanted }) => wanted.map((link) => ({ id: newId(), service_id: id, ...link })));
    const known = [...new Set(rows.flatMap(({ stages }) => stages.map(({ id }) => id)))];
    if (stale.length > 0) await pool.query(REPLACE, [stale.map(({ id }) => id), JSON.stringify(fresh), known]);
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.name ?? "";
  }
}

function wantedLinks(config: LinkConfig, service: string, stages: LinkedService["stages"]): StoredLink[] {
  return listLinks(config, service, stages).map(({ stage, ...link }) => ({
    environment_id: stage?.id ?? null,
    ...link,
  }));
}

function isSame(some: readonly StoredLink[], others: readonly StoredLink[]): boolean {
  const keys = new Set(some.map(keyOf));
  return some.length === others.length && others.every((link) => keys.has(keyOf(link)));
}

const keyOf = ({ environment_id, kind, title, url }: StoredLink): string =>
  JSON.stringify([environment_id, kind, title, url]);
