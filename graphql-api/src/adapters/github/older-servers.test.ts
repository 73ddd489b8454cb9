import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { connectGitHub } from "./connect-github.ts";
import type { GitHub } from "./github.ts";
import { dispatchOf } from "./testing/add-workflow.ts";
import { failureOf } from "./testing/open-github.ts";

interface Asked {
  version: IncomingHttpHeaders[string];
  body: Record<string, unknown>;
}

/** An Enterprise Server that starts what it is told to, unless `refusal` finds something to refuse. */
async function openServer(refusal: (asked: Asked) => string | null): Promise<{ github: GitHub; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as Asked["body"];
    const one = { version: request.headers["x-github-api-version"], body };
    asked.push(one);
    const message = refusal(one);
    if (message === null) response.writeHead(204).end();
    else response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ message }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  const github = connectGitHub({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    organization: "acme",
    credentials: { token: "a-token" },
    writeIntervalMs: 0,
    userAgent: "waymark-tests",
  });
  return { github, asked };
}

test("a server that does not know the field and the version starts the workflow once, and does not say as which run", async () => {
  const { github, asked } = await openServer(({ version, body }) => {
    if (version !== "2022-11-28") {
      return `The version you specified in the "X-GitHub-API-Version" request header, "${version}", is not a supported version.`;
    }
    return "return_run_details" in body ? 'Invalid request.\n\n"return_run_details" is not a permitted key.' : null;
  });
  expect(await github.dispatchWorkflow(dispatchOf("dep_1"))).toBeNull();
  expect(await github.dispatchWorkflow(dispatchOf("dep_2"))).toBeNull();
  expect(asked.map(({ version, body }) => [version, body.return_run_details === true])).toEqual([
    ["2026-03-10", true],
    ["2022-11-28", true],
    ["2022-11-28", false],
    ["2022-11-28", true],
    ["2022-11-28", false],
  ]);
});

test("any other refusal is told and not asked around", async () => {
  const { github, asked } = await openServer(() => "Problems parsing JSON");
  expect(await failureOf(github.dispatchWorkflow(dispatchOf("dep_1")))).toMatchObject({ kind: "INVALID", status: 400 });
  expect(asked).toHaveLength(1);
});
