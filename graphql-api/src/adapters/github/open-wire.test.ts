import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { connectGitHub } from "./connect-github.ts";
import type { GitHub } from "./github.ts";
import { createSample, failureOf } from "./testing/open-github.ts";

/** What stands between us and GitHub on a bad day; answers the address and how often it was asked. */
async function standBetween(answer: RequestListener, timeoutMs = 10_000): Promise<{ github: GitHub; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const github = connectGitHub({
    url: `http://127.0.0.1:${port}`,
    organization: "acme",
    credentials: { token: "a-token" },
    writeIntervalMs: 0,
    userAgent: "waymark-tests",
    writeHeaders: () => ({ "x-request-id": "a-request" }),
    timeoutMs,
  });
  return { github, asked };
}

describe("an answer that is not GitHub's tells nothing about what GitHub did", () => {
  test("a proxy's page with status 200", async () => {
    const { github } = await standBetween((_request, response) => response.end("<html>Please sign in</html>"));
    expect(await failureOf(createSample(github))).toMatchObject({
      kind: "REPLY_LOST",
      message: expect.stringContaining("something that is not GitHub's JSON, with status 200"),
    });
    expect(await failureOf(github.isMember("ada"))).toMatchObject({ kind: "UNAVAILABLE" });
  });

  test("a proxy's page with status 502", async () => {
    const { github } = await standBetween((_request, response) => response.writeHead(502).end("<html>Bad</html>"));
    expect(await failureOf(createSample(github))).toMatchObject({ kind: "REPLY_LOST", status: 502 });
    expect(await failureOf(github.findRepository("shop"))).toMatchObject({ kind: "UNAVAILABLE", status: 502 });
  });

  test("an answer that breaks off halfway", async () => {
    const { github } = await standBetween((_request, response) => {
      response.writeHead(201, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"id": 1, "name": "shop"', () => response.destroy());
    });
    expect(await failureOf(createSample(github))).toMatchObject({ kind: "REPLY_LOST", status: null });
  });

  test("an answer that never ends", async () => {
    const { github, asked } = await standBetween((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write("[");
    }, 300);
    expect(await failureOf(createSample(github))).toMatchObject({ kind: "REPLY_LOST", status: null });
    // Sent once; not even that where a busy machine did not come to it in time.
    expect(asked.length).toBeLessThan(2);
  });
});

test("a write does not follow a repository that was renamed or moved, which could be somebody else's by now", async () => {
  const { github, asked } = await standBetween((_request, response) => {
    response.writeHead(307, { location: "/api/v3/repositories/1" }).end("{}");
  });
  expect(await failureOf(github.deleteRepository("acme/shop"))).toMatchObject({
    kind: "CONFLICT",
    message: expect.stringContaining("It was renamed or moved to another owner on GitHub."),
  });
  expect(asked).toEqual(["DELETE /api/v3/repos/acme/shop"]);
});

test("every request says who asks, on whose behalf, and which version of the API it expects", async () => {
  const headers: Record<string, unknown>[] = [];
  const { github } = await standBetween((request, response) => {
    headers.push(request.headers);
    response.writeHead(204).end();
  });
  await github.isMember("ada");
  await github.deleteRepository("acme/shop");
  for (const sent of headers) {
    expect(sent).toMatchObject({
      "x-github-api-version": "2026-03-10",
      "user-agent": expect.stringMatching(/^waymark-tests /),
      authorization: "token a-token",
      "x-request-id": "a-request",
    });
  }
  expect(headers).toHaveLength(2);
});

test("a token inside GitHub's words reaches nobody", async () => {
  const { github } = await standBetween((_request, response) => {
    response.writeHead(401, { "content-type": "application/json" });
    response.end(JSON.stringify({ message: "Bad credentials: ghp_0123456789abcdefABCDEF" }));
  });
  const failure = await failureOf(github.findRepository("shop"));
  expect(failure.message).toContain("Bad credentials: [token]");
  expect(JSON.stringify(failure)).not.toContain("ghp_");
});
