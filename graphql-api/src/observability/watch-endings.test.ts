import "reflect-metadata";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { connectGrafana } from "../adapters/grafana/connect-grafana.ts";
import type { Annotation } from "../adapters/grafana/grafana.ts";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { deploymentSeconds, deploymentsTotal } from "../metrics.ts";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { startEndingsWatch } from "./watch-endings.ts";

/** Where Grafana would be; answers with these statuses in turn, the last one for ever. */
async function openGrafana(...statuses: number[]) {
  const marks: { authorization: string | undefined; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(Buffer.concat(await request.toArray()).toString());
    if (request.url === "/api/annotations") marks.push({ authorization: request.headers.authorization, body });
    response.writeHead((statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200).end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { marks, grafana: connectGrafana({ url, token: "a token", userAgent: "waymark-tests" }) };
}

/** Two processes that look, and a deployment that is on its way. */
async function openGround(...statuses: number[]) {
  const { platform } = await startRunEngine();
  const { pool } = platform;
  await seedPlaces(pool, [{ service: "orders", environment: "dev", deployment: "RUNNING" }]);
  const { marks, grafana } = await openGrafana(...statuses);
  const watches = [1, 2].map(() => startEndingsWatch(platform, grafana, 20));
  onTestFinished(async () => void (await Promise.all(watches.map((one) => one.stop()))));
  const counted = async () => (await deploymentsTotal.get()).values.filter(({ value }) => value > 0);
  const left = async () => (await pool.query("select tries from deployment_endings")).rows;
  const end = (status: string) =>
    pool.query("update deployments set status = $1, started_at = now() - interval '90 s', finished_at = now()", [
      status,
    ]);
  return { pool, marks, counted, left, end };
}

test("a deployment that ends is counted once and marked in Grafana, as soon as that answers", async () => {
  deploymentsTotal.reset();
  deploymentSeconds.reset();
  const { pool, marks, counted, left, end } = await openGround(503, 200);
  await end("SUCCEEDED");
  await expect.poll(() => marks.length).toBeGreaterThan(0);
  // As if the pause were over.
  await pool.query("update deployment_endings set due_at = now()");
  await expect.poll(left).toEqual([]);
  expect(marks).toHaveLength(2);
  expect(marks[1]).toEqual({
    authorization: "Bearer a token",
    body: {
      time: expect.any(Number),
      timeEnd: expect.any(Number),
      tags: ["waymark", "service:orders", "environment:dev", "kind:deploy"],
      text: "orders aaaaaaa in dev: succeeded",
    },
  });
  const labels = { kind: "DEPLOY", status: "SUCCEEDED", environment: "dev" };
  expect(await counted()).toEqual([{ labels, value: 1 }]);
  const { values } = await deploymentSeconds.get();
  expect(values.find(({ metricName }) => metricName?.endsWith("_sum"))?.value).toBeCloseTo(90, 1);
});

test("before the first deployment ends, none is counted in every environment: Prometheus sees it as an increase", async () => {
  deploymentsTotal.reset();
  await openGround(200);
  const none = { labels: { kind: "ROLLBACK", status: "FAILED", environment: "dev" }, value: 0 };
  await expect.poll(async () => (await deploymentsTotal.get()).values).toContainEqual(none);
});

test("deployments that ended together are marked together, so that a slow Grafana is given none twice", async () => {
  const { platform } = await startRunEngine();
  const services = ["basket", "orders", "stock"];
  const places = services.map((service) => ({ service, environment: "dev", deployment: "RUNNING" }) as const);
  await seedPlaces(platform.pool, places);
  const marked: string[] = [];
  let release = () => {};
  const allCame = new Promise<void>((resolve) => {
    release = resolve;
  });
  const annotate = async ({ text }: Annotation) => {
    if (marked.push(text) === services.length) release();
    await allCame;
  };
  const watch = startEndingsWatch(platform, { annotate }, 20);
  onTestFinished(async () => {
    release();
    await watch.stop();
  });
  await platform.pool.query("update deployments set status = 'SUCCEEDED', finished_at = now()");
  await expect.poll(() => marked.length).toBe(services.length);
  const left = async () => (await platform.pool.query("select from deployment_endings")).rowCount;
  await expect.poll(left).toBe(0);
});

test("a Grafana behind a redirect has marked nothing, and says so", async () => {
  const server = createServer((request, response) => {
    if (request.url === "/api/annotations") response.writeHead(301, { location: "/elsewhere" }).end();
    else response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { annotate } = connectGrafana({ url, token: "a token", userAgent: "waymark-tests" });
  const message = "Could not mark a deployment: Grafana answered with status 301.";
  const mark = { from: new Date(), to: new Date(), tags: [], text: "" };
  await expect(annotate(mark)).rejects.toMatchObject({ kind: "REFUSED", message });
});

test("a Grafana that refuses is not asked again", async () => {
  const { marks, left, end } = await openGround(401);
  await end("FAILED");
  await expect.poll(() => marks.length).toBe(1);
  await expect.poll(left).toEqual([]);
});
