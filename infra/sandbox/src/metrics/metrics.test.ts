import { expect, test } from "vitest";
import { openEcs } from "../ecs/testing/open-ecs.ts";
import { openSandbox } from "../github/testing/open-sandbox.ts";

const read = async (url: string) => (await fetch(`${url}/metrics`)).text();

function routesIn(metrics: string): string[] {
  const counted = metrics.matchAll(/_seconds_count\{server="([\w-]+)",route="(\w+)"/g);
  return [...new Set([...counted].map(([, server, route]) => `${server} ${route}`))].sort();
}

test("/metrics tells what was asked of each server, by kind of address and not by address", async () => {
  const { sandbox } = await openSandbox();
  const { ecs } = await openEcs();
  for (const path of ["/acme", "/nobody/nothing", "/api/v3/meta", "/_control"]) await fetch(`${sandbox.url}${path}`);
  await fetch(ecs.url);
  await fetch(ecs.loadBalancerUrl);

  const asked = ["ecs page", "github control", "github metrics", "github page", "github rest", "load-balancer service"];
  // A request is counted when its connection is done with it, a moment after the answer.
  await expect.poll(async () => routesIn(await read(sandbox.url))).toEqual(asked);
  const metrics = await read(sandbox.url);
  expect(metrics).toMatch(/^waymark_sandbox_tasks_running 0$/m);
  expect(metrics).toMatch(/^waymark_sandbox_actions_runs_active 0$/m);
  expect(metrics).not.toMatch(/nobody|nothing/);
});

test("with a token, /metrics answers only who knows it", async () => {
  const { sandbox } = await openSandbox({ metricsToken: "a secret of Prometheus" });
  const ask = async (authorization: string) =>
    (await fetch(`${sandbox.url}/metrics`, { headers: { authorization } })).status;
  expect(await ask("")).toBe(401);
  expect(await ask("Bearer a secret")).toBe(401);
  expect(await ask("Bearer a secret of Prometheus")).toBe(200);
});
