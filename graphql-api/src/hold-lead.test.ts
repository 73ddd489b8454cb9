import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { holdLead } from "./hold-lead.ts";

const poolAt = (connectionString: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString, max: 2 });
  pool.on("error", () => {});
  onTestFinished(() => pool.end());
  return pool;
};

test("PostgreSQL takes the lead from a host that says nothing any more within half a minute", async () => {
  const pool = poolAt(inject("postgresUrl"));
  const connections: pg.PoolClient[] = [];
  pool.on("connect", (client) => connections.push(client));
  const lead = holdLead(pool, "silent host");
  onTestFinished(() => lead.release());
  expect(await lead.isMine()).toBe(true);
  // On the very connection that holds the lead.
  const [held] = connections;
  const answer = await held?.query(
    "select sum(setting::int * case name when 'tcp_keepalives_interval' then 3 else 1 end)::int as seconds from pg_settings where name in ('tcp_keepalives_idle', 'tcp_keepalives_interval')",
  );
  expect(answer?.rows).toEqual([{ seconds: 25 }]);
});

test("who hears nothing from the database does not wait for it for ever", async () => {
  const at = new URL(inject("postgresUrl"));
  const { port, hostname } = at;
  const line = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.on("error", () => far.destroy()).on("close", () => far.destroy());
    far.on("error", () => near.destroy());
    near.pipe(far).pipe(near);
    line.once("freeze", () => far.unpipe(near).pause());
  });
  line.listen(0, "127.0.0.1");
  await once(line, "listening");
  onTestFinished(() => void line.close());
  at.port = String((line.address() as AddressInfo).port);
  at.hostname = "127.0.0.1";
  const lead = holdLead(poolAt(at.toString()), "silent database");
  onTestFinished(() => lead.release());
  expect(await lead.isMine()).toBe(true);
  line.emit("freeze");
  expect(await lead.isMine()).toBe(false);
  // It stands for the lead anew, on a connection of its own that answers.
  await expect.poll(() => lead.isMine()).toBe(true);
});
