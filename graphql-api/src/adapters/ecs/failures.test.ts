import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { connectEcs, type EcsSettings } from "./connect-ecs.ts";
import type { Ecs } from "./ecs.ts";
import { CLUSTER, failureOf, openEcs, REGION } from "./testing/open-ecs.ts";

const CREDENTIALS = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMIexample" };

/** What answers in AWS's place, and how often it was asked. */
async function standBetween(answer: RequestListener, given: Partial<EcsSettings> = {}) {
  const asked: { authorization: string; userAgent: string }[] = [];
  const server = createServer((request, response) => {
    const { authorization = "", "user-agent": userAgent = "" } = request.headers;
    asked.push({ authorization, userAgent });
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const statuses: string[] = [];
  const observe: EcsSettings["observe"] = ({ status }) => statuses.push(status);
  const settings = { userAgent: "waymark-tests", endpoint, credentials: CREDENTIALS, observe, ...given };
  return { ecs: connectEcs(settings), asked, statuses };
}

function refusing(status: number, code: string, message: string): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify({ __type: code, message }));
  };
}

function ask(ecs: Ecs) {
  return ecs.describeServices({ region: REGION, cluster: CLUSTER, names: ["orders"] });
}

test("an ECS that fails once is asked once more, one that fails twice is unavailable", async () => {
  const { ecs, control, observed } = await openEcs();
  await control({ failBefore: { next: 1, operation: "DescribeServices" } });
  expect(await ask(ecs)).toEqual(new Map());
  await control({ failBefore: { operation: "DescribeServices" } });
  expect(await failureOf(ask(ecs))).toMatchObject({
    kind: "UNAVAILABLE",
    message: expect.stringContaining(
      "Could not read the services of waymark-dev in eu-central-1. AWS answered: These errors are usually caused by a server issue. See https://health.aws.amazon.com",
    ),
  });
  expect(observed.map(({ status }) => status)).toEqual(["200", "500"]);
});

test("a cut connection is tried once more, and stopping twice is stopping once", async () => {
  const { ecs, control, register, create } = await openEcs();
  await create("orders", await register("good"), 1);
  await control({ dropReply: { next: 1, operation: "UpdateService" } });
  await ecs.stopService({ region: REGION, cluster: CLUSTER, name: "orders" });
  expect((await ask(ecs)).get("orders")).toMatchObject({ desiredCount: 0 });
});

test("an ECS that keeps silent is waited for no longer than the time-out, both attempts together", async () => {
  const { ecs, asked, statuses } = await standBetween(() => {}, { timeoutMs: 500 });
  expect(await failureOf(ask(ecs))).toMatchObject({
    kind: "UNAVAILABLE",
    message: expect.stringContaining("AWS did not answer (nothing came within 0.5 seconds)"),
  });
  // A busy machine may be too slow even for the first one.
  expect(asked.length).toBeLessThan(2);
  expect(statuses).toEqual(["timeout"]);
});

test("credentials that never come are waited for no longer either", async () => {
  const credentials = () => new Promise<never>(() => {});
  const { ecs, asked } = await standBetween(() => {}, { timeoutMs: 300, credentials });
  expect(await failureOf(ask(ecs))).toMatchObject({ kind: "UNAVAILABLE" });
  expect(asked).toEqual([]);
});

test("an address where nobody is answers nothing", async () => {
  const ecs = connectEcs({ userAgent: "waymark-tests", endpoint: "http://127.0.0.1:1", credentials: CREDENTIALS });
  expect(await failureOf(ask(ecs))).toMatchObject({
    kind: "UNAVAILABLE",
    message: expect.stringContaining("AWS did not answer (connect ECONNREFUSED 127.0.0.1:1)"),
  });
});

test.each([
  ["UNAUTHORIZED", 400, "AccessDeniedException", "User: arn:aws:iam::1:role/x is not authorized to perform this."],
  ["UNAUTHORIZED", 400, "UnrecognizedClientException", "The security token included in the request is invalid."],
  ["UNAUTHORIZED", 400, "ExpiredTokenException", "The security token included in the request is expired."],
  ["UNAUTHORIZED", 403, "SomethingNew", "No."],
  ["THROTTLED", 400, "ThrottlingException", "Rate exceeded"],
  ["THROTTLED", 429, "SomethingNew", "Slow down"],
  ["UNAVAILABLE", 503, "SomethingNew", "Service Unavailable"],
  ["INVALID", 400, "InvalidParameterException", "Identifier is for orders. Services must be in one cluster."],
])("%s: status %i with %s", async (kind, status, code, message) => {
  const { ecs, asked } = await standBetween(refusing(status, code, message));
  const failure = await failureOf(ask(ecs));
  expect(failure).toMatchObject({ kind, name: "EcsError" });
  expect(failure.message).toContain(`AWS answered: ${message.replace(/\.$/, "")}. `);
  expect(asked.length).toBeLessThanOrEqual(2);
});

test("missing credentials are told as such, with what to do", async () => {
  const credentials = () => {
    const error = new Error("Could not load credentials from any providers");
    return Promise.reject(Object.assign(error, { name: "CredentialsProviderError" }));
  };
  const { ecs } = await standBetween(() => {}, { credentials });
  expect(await failureOf(ask(ecs))).toMatchObject({
    kind: "UNAUTHORIZED",
    message: expect.stringMatching(/No AWS credentials could be found .* Check the AWS credentials of the platform/),
  });
});

test("keys inside AWS's words reach nobody", async () => {
  const message = "The Canonical String for AKIAIOSFODNN7EXAMPLE should have been\n'POST'";
  const { ecs } = await standBetween(refusing(403, "InvalidSignatureException", message));
  const failure = await failureOf(ask(ecs));
  expect(failure.message).toContain("The Canonical String for [access key] should have been 'POST'");
  expect(JSON.stringify(failure)).not.toContain("AKIA");
});

test("every request says who asks and for which region it is signed", async () => {
  const { ecs, asked } = await standBetween(refusing(400, "ClusterNotFoundException", "Cluster not found."));
  const regions = ["eu-central-1", "us-east-1"];
  for (const region of regions) await ecs.describeServices({ region, cluster: CLUSTER, names: ["orders"] });
  expect(asked.map(({ authorization }) => /\/(\w+-\w+-\d)\/ecs\//.exec(authorization)?.[1])).toEqual(regions);
  for (const { userAgent } of asked) expect(userAgent).toContain("waymark-tests");
});
