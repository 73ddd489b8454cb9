import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";

// What a person would write who needs this one list and nothing else: a statement and a handler. It answers the first
// page as the API does, byte for byte. With "authorization" in the URL it also looks up who asks, as the API must.

const PAGE = /* SQL */ `
with page as (
  select * from services where status <> 'ARCHIVED' order by name limit $1 + 1)
select json_build_object('services', json_build_object(
  'nodes', (
    select json_agg(json_build_object(
      'id', 'svc_' || replace(s.id::text, '-', ''), 'name', s.name, 'description', s.description, 'status', s.status,
      'runtime', s.runtime, 'repoUrl', s.repo_url,
      'createdAt', to_char(s.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'owner', json_build_object('id', 'team_' || replace(t.id::text, '-', ''), 'slug', t.slug, 'name', t.name),
      'environments', (
        select json_agg(json_build_object(
          'id', 'senv_' || replace(se.id::text, '-', ''), 'url', replace(e.base_url, '://', '://' || s.name || '.'),
          'status', se.status,
          'lastDeployAt', to_char(se.last_deploy_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'environment', json_build_object('id', 'env_' || replace(e.id::text, '-', ''), 'name', e.name)) order by e.rank)
        from service_environments se join environments e on e.id = se.environment_id where se.service_id = s.id))
      order by s.name)
    from (select * from page order by name limit $1) s join teams t on t.id = s.owner_id),
  'pageInfo', json_build_object('hasNextPage', (select count(*) > $1 from page),
    'endCursor', (select name from page order by name offset $1 - 1 limit 1)),
  'totalCount', (select count(*) from services where status <> 'ARCHIVED'))) as data`;

const WHO = /* SQL */ `
select u.id, u.login, u.role, a.scopes from api_tokens a join users u on u.id = a.user_id
where a.token_hash = $1 and a.revoked_at is null and (a.expires_at is null or a.expires_at > now()) and u.is_member`;

interface Data {
  services: { pageInfo: { endCursor: string } };
}

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const server = createServer(async (request, response) => {
  try {
    const { variables } = JSON.parse(await readBody(request)) as { variables: { first: number } };
    if (request.url === "/authorized" && !(await isKnown(request.headers.authorization))) {
      response.writeHead(401).end();
      return;
    }
    const { rows } = await pool.query<{ data: Data }>({ name: "page", text: PAGE, values: [variables.first] });
    const data = rows[0]?.data;
    if (data) data.services.pageInfo.endCursor = toCursor(data.services.pageInfo.endCursor);
    const body = Buffer.from(`${JSON.stringify({ data })}\n`);
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text;
}

async function isKnown(authorization: string | undefined): Promise<boolean> {
  const hash = createHash("sha256")
    .update(authorization?.replace("Bearer ", "") ?? "")
    .digest("hex");
  const { rowCount } = await pool.query({ name: "who", text: WHO, values: [hash] });
  return rowCount === 1;
}

const toCursor = (name: string): string => Buffer.from(JSON.stringify([name])).toString("base64url");

process.on("disconnect", () => process.exit());
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1_000_000);
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
