import type { Pool, PoolClient } from "pg";

/**
 * Gives connections back to the pool that died in somebody's hands. A transaction gives its connection back after its
 * commit or rollback, and on a dead connection neither succeeds: it would be held for ever, and after as many deaths as
 * the pool has places, nobody would get a connection any more.
 */
export function releaseDeadConnections(pool: Pool): void {
  const known = new WeakSet<PoolClient>();
  const held = new WeakSet<PoolClient>();

  function watch(client: PoolClient): void {
    client.once("end", () => {
      if (!held.has(client)) return;
      client.release(true);
      // Whoever held it may still want to give it back.
      client.release = () => {};
    });
  }

  pool.on("release", (_error, client) => held.delete(client));
  pool.on("acquire", (client) => {
    held.add(client);
    if (known.has(client)) return;
    known.add(client);
    watch(client);
  });
}
