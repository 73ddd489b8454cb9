import type { Pool } from "pg";

export const SERVICES = 10_000;

// Names as teams give them: 40 nouns, 10 kinds, 25 of each. The middle of a name is a word that many share.
const SEED = /* SQL */ `
with words as (
  select string_to_array('order,invoice,payment,basket,catalog,search,price,stock,shipment,parcel,customer,account,' ||
    'session,profile,address,voucher,coupon,refund,ledger,balance,tax,currency,rate,quote,offer,contract,claim,policy,' ||
    'risk,fraud,device,sensor,meter,report,audit,document,image,video,mail,message', ',') as nouns,
    string_to_array('api,worker,gateway,importer,exporter,index,cache,sync,jobs,events', ',') as kinds),
  numbers as (select n, nouns[1 + n % 40] as noun, kinds[1 + n / 40 % 10] as kind from words, generate_series(0, $1 - 1) n),
  made as (
    insert into services (id, name, description, status, runtime, owner_id, template_name, template_version, parameters,
      repo_url, default_branch, created_at, created_by)
    select gen_random_uuid(), noun || '-' || kind || '-' || n / 400,
      'Keeps every ' || noun || ' of region ' || n / 400 || ' and tells others about it', 'READY', 'node24',
      (select id from teams order by slug offset n % 2 limit 1), 'node-api', '1.0.0', '{"port": 8080}',
      'http://github.test/acme/' || noun || '-' || kind || '-' || n / 400, 'main',
      timestamptz '2026-01-01' + n * interval '7 minutes', (select id from users order by login limit 1)
    from numbers returning id, name)
insert into service_environments (id, service_id, environment_id, ecs_cluster, ecs_service_name, status, last_deploy_at)
select gen_random_uuid(), made.id, e.id, e.ecs_cluster, made.name || '-' || e.name, 'RUNNING', timestamptz '2026-06-01'
from made cross join environments e`;

/** Fills the catalog with services of both teams in every environment, unless it is full, and tells the planner. */
export async function seedCatalog(pool: Pool): Promise<void> {
  const { rowCount } = await pool.query("select 1 from services offset $1", [SERVICES - 1]);
  if (rowCount) return;
  await pool.query(SEED, [SERVICES]);
  await pool.query("vacuum analyze services");
  await pool.query("vacuum analyze service_environments");
}
