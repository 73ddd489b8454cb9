import type { Pool, PoolClient } from "pg";
import { withinTime } from "./identity/within-time.ts";

/** A piece of work that one process at a time does for all. */
export interface Lead {
  /** Whether it is this process's now; asks for it where it is nobody's. Rejects while the database is away. */
  isMine(): Promise<boolean>;
  release(): Promise<void>;
}

// A host that lost its power says no goodbye: without these PostgreSQL keeps its lock as long as TCP hopes, two hours.
const NOTICE_DEATH = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";
/** Who hears nothing on its connection for so long has lost the lead, as far as it can know. */
const SILENCE_MS = 5000;

/**
 * Stands for the lead in some work. Who has it keeps one connection of the pool, whose lock ends with it: a process that
 * dies, or loses its connection, is followed by another one at that one's next question.
 */
export function holdLead(pool: Pool, work: string): Lead {
  let held: PoolClient | null = null;

  async function isMine(): Promise<boolean> {
    if (held) return isAlive(held);
    const client = await pool.connect();
    const forget = () => {
      if (held === client) held = null;
    };
    client.on("error", forget);
    client.once("end", forget);
    const asked = client.query<{ mine: boolean }>("select pg_try_advisory_lock(hashtext($1)) as mine", [work]);
    const mine = await asked.then(
      ({ rows }) => rows[0]?.mine ?? false,
      (error: unknown) => {
        client.release(true);
        throw error;
      },
    );
    if (mine) {
      held = client;
      await client.query(NOTICE_DEATH);
    } else {
      client.off("error", forget);
      client.off("end", forget);
      client.release();
    }
    return mine;
  }

  async function isAlive(client: PoolClient): Promise<boolean> {
    try {
      await withinTime(SILENCE_MS, client.query("select 1"));
      return held === client;
    } catch {
      if (held === client) client.release(true);
      held = null;
      return false;
    }
  }

  return {
    isMine,
    release: async () => {
      held?.release(true);
      held = null;
    },
  };
}
