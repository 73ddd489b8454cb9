import { request } from "node:http";
import { ECSClient, ListTasksCommand, StopTaskCommand } from "@aws-sdk/client-ecs";
import { createClient } from "graphql-ws";
import { expect, onTestFinished } from "vitest";
import WebSocket from "ws";
import { CLUSTER, openEcs, REGION } from "../../adapters/ecs/testing/open-ecs.ts";
import { seedService } from "../../deployment/testing/seed-service.ts";
import { startQuickApi } from "../../deployment/testing/start-quick-api.ts";
import { meetPerson, type Person } from "../../testing/meet-person.ts";
import { readMetric } from "../../testing/read-metric.ts";
import type { World } from "../../testing/start-test-platform.ts";

export interface Line {
  id: string;
  task: string;
  level: string | null;
  message: string;
  fields: Record<string, unknown> | null;
}

/** A platform, and in its dev stage a service `orders` of one task that writes what it is told to. */
export interface Talk {
  person: Person;
  /** Its public id in dev. */
  place: string;
  /** Has the service write these lines. */
  say(...lines: string[]): Promise<void>;
  last(count: number): Promise<{ logs: Line[]; logsProblem: string | null }>;
  /** With `since` as whoever comes back and knows the lines until then. */
  follow(since?: string): Follower;
  control(switches: Record<string, unknown>): Promise<void>;
  /** Ends the task that runs; another one comes. */
  endTask(): Promise<void>;
  metric(name: string): Promise<number>;
}

export interface HeardLine extends Line {
  at: string;
  missingSince: string | null;
}

export interface Follower {
  /** All it was told so far, in that order. */
  heard: HeardLine[];
  leave(): Promise<void>;
}

const LINE = "id task level message fields";

/** `orders` writes from then on; ends with the test. */
export async function openTalk(world: World): Promise<Talk> {
  const ground = await openEcs();
  const api = await startQuickApi(world, { AWS_REGION: REGION, AWS_ENDPOINT_URL: ground.url });
  // The next API finds none, so that nothing it begins with is about them.
  onTestFinished(async () => {
    await api.stop();
    await world.sql("delete from services");
  });
  const person = await meetPerson(api, "dev");
  await seedService(world, "orders");
  await ground.create("orders", await ground.register("good"), 1);
  const isUp = async () =>
    (await ground.ecs.describeServices({ region: REGION, cluster: CLUSTER, names: ["orders"] })).get("orders");
  await expect.poll(isUp, { timeout: 45_000 }).toMatchObject({ deployments: [{ rolloutState: "COMPLETED" }] });

  const ask = async (fields: string) => {
    const query = `{ service(name: "orders") { environment(name: "dev") { id ${fields} } } }`;
    return (await person.ask<{ service: { environment: { id: string } & Awaited<ReturnType<Talk["last"]>> } }>(query))
      .service.environment;
  };
  const { id: place } = await ask("");
  return {
    person,
    place,
    say: (...lines) => post(ground.loadBalancerUrl, `${lines.join("\n")}\n`),
    last: async (count) => {
      const { id: _id, ...told } = await ask(`logs(last: ${count}) { ${LINE} } logsProblem`);
      return told;
    },
    follow: (since) => follow(api.url, person.as.cookie ?? "", { id: place, since }),
    control: ground.control,
    async endTask() {
      const credentials = { accessKeyId: "sample", secretAccessKey: "sample" };
      const client = new ECSClient({ endpoint: ground.url, region: REGION, credentials });
      const { taskArns = [] } = await client.send(new ListTasksCommand({ cluster: CLUSTER, serviceName: "orders" }));
      for (const task of taskArns) await client.send(new StopTaskCommand({ cluster: CLUSTER, task }));
    },
    metric: (name) => readMetric(api, name),
  };
}

/** A socket of its own, as a browser has one. */
function follow(url: string, cookie: string, variables: { id: string; since: string | undefined }): Follower {
  const heard: HeardLine[] = [];
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    retryAttempts: 0,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: { cookie, origin: "http://localhost:3999" } });
      }
    },
  });
  const query = `subscription ($id: ID!, $since: DateTime) {
    logsFollowed(serviceEnvironment: $id, since: $since) { at missingSince ${LINE} } }`;
  const stop = client.subscribe<{ logsFollowed: HeardLine }>(
    { query, variables },
    { next: ({ data }) => void (data && heard.push(data.logsFollowed)), error: () => {}, complete: () => {} },
  );
  const leave = async () => {
    stop();
    await client.dispose();
  };
  onTestFinished(leave);
  return { heard, leave };
}

/** Names below localhost are not looked up, so the load balancer is told the name beside its address. */
function post(url: string, body: string): Promise<void> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const headers = { host: `orders.dev.localhost:${port}`, "content-length": Buffer.byteLength(body) };
    const asked = request({ host: "127.0.0.1", port, method: "POST", headers, agent: false }, (response) => {
      response
        .resume()
        .once("end", () => (response.statusCode === 200 ? resolve() : reject(new Error("nobody wrote it"))));
    });
    asked.once("error", reject).end(body);
  });
}
