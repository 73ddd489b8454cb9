import { Router } from "express";
import type { Pool } from "pg";
import type { Platform } from "../context.ts";
import type { Listener } from "../listener.ts";
import { poolConnections, poolLimit, registry } from "../metrics.ts";
import { openTargets } from "../observability/open-targets.ts";
import { demandToken } from "./demand-token.ts";

/**
 * Liveness, readiness, and for Prometheus: our metrics and the tasks that it shall scrape. Readiness asks the database and
 * the listener only: a backlog is no reason to leave.
 */
export function probes(platform: Pick<Platform, "pool" | "log" | "ecs" | "config">, listener: Listener): Router {
  const { pool, config } = platform;
  const targets = openTargets(platform);
  const guard = demandToken(config.metricsToken);
  const router = Router();
  poolLimit.set(config.database.poolSize);
  router.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  router.get("/readyz", async (_request, response) => {
    const database = await answersInTime(pool);
    const listening = listener.isConnected();
    response.status(database && listening ? 200 : 503).json({ database, listening });
  });
  router.get("/metrics", guard, async (_request, response) => {
    poolConnections.set({ state: "total" }, pool.totalCount);
    poolConnections.set({ state: "idle" }, pool.idleCount);
    poolConnections.set({ state: "waiting" }, pool.waitingCount);
    response.type(registry.contentType).send(await registry.metrics());
  });
  router.get("/targets", guard, async (_request, response) => {
    const list = await targets.list();
    if (list) return void response.json(list);
    response.status(503).json({ message: "Which tasks run could not be read. Prometheus keeps the list that it has." });
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
