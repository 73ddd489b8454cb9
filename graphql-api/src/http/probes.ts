import { Router } from "express";
import type { Pool } from "pg";
import type { Listener } from "../listener.ts";
import { poolConnections, registry } from "../metrics.ts";

/** Liveness, readiness and metrics. Readiness asks the database and the listener only: a backlog is no reason to leave. */
export function probes(pool: Pool, listener: Listener): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  router.get("/readyz", async (_request, response) => {
    const database = await answersInTime(pool);
    const listening = listener.isConnected();
    response.status(database && listening ? 200 : 503).json({ database, listening });
  });
  router.get("/metrics", async (_request, response) => {
    poolConnections.set({ state: "total" }, pool.totalCount);
    poolConnections.set({ state: "idle" }, pool.idleCount);
    poolConnections.set({ state: "waiting" }, pool.waitingCount);
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

async function answersInTime(pool: Pool): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, 2000, false);
  });
  const asked = pool.query("select 1").then(
    () => true,
    () => false,
  );
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answer;
}
