import { describe, expect, test } from "vitest";
import { RateGate } from "./rate-gate.ts";
import { createSample, failureOf, openGitHub } from "./testing/open-github.ts";

/** Three calls of different kinds, all at once. */
function tryEverything(github: Awaited<ReturnType<typeof openGitHub>>["github"]) {
  return Promise.all([
    failureOf(github.findRepository("shop")),
    failureOf(createSample(github, "other")),
    failureOf(github.isMember("ada")),
  ]);
}

describe("after a limit nothing is sent before its time is over", () => {
  test.each([
    ["a secondary limit", { secondaryRateLimit: { retryAfter: 2, next: 1 } }],
    ["a secondary limit with 429", { secondaryRateLimit: { retryAfter: 2, next: 1, status: 429 } }],
    ["a spent hour, told by GraphQL with status 200", { primaryRateLimit: { resetIn: 2, next: 1 } }],
  ])("%s", async (_name, switches) => {
    const { github, control, seen } = await openGitHub();
    await createSample(github);
    await control(switches);
    const before = Date.now();

    const failure = await failureOf(github.findRepository("shop"));
    expect(failure).toMatchObject({ kind: "RATE_LIMITED", retryAt: expect.any(Date) });
    const { retryAt } = failure;
    if (!retryAt) throw new Error("no time was named");
    expect(retryAt.getTime()).toBeGreaterThan(before + 900);
    expect(retryAt.getTime()).toBeLessThan(before + 10_000);

    const sentSoFar = (await seen()).length;
    for (const held of await tryEverything(github)) {
      expect(held).toMatchObject({ kind: "RATE_LIMITED", retryAt });
    }
    expect((await seen()).length).toBe(sentSoFar);

    await new Promise((resolve) => setTimeout(resolve, retryAt.getTime() - Date.now() + 1));
    expect(await github.findRepository("shop")).toMatchObject({ name: "shop" });
    const late = (await seen()).slice(sentSoFar);
    expect(late.length).toBeGreaterThan(0);
    expect(late.every(({ at }) => at >= retryAt.getTime())).toBe(true);
  });

  test("a REST call that meets the spent hour", async () => {
    const { github, control } = await openGitHub();
    await control({ primaryRateLimit: { resetIn: 30, next: 1, match: { method: "POST", path: "/orgs/acme/repos" } } });
    expect(await failureOf(createSample(github))).toMatchObject({
      kind: "RATE_LIMITED",
      message: expect.stringMatching(
        /^Could not create acme\/shop: GitHub's request limit is used up until 20.*Z\. It goes on by itself after that\.$/,
      ),
    });
  });

  test("even while signing in", async () => {
    const { github, control, seen } = await openGitHub();
    await control({ secondaryRateLimit: { retryAfter: 60, next: 1, match: { path: "access_tokens" } } });
    expect(await failureOf(createSample(github))).toMatchObject({ kind: "RATE_LIMITED" });
    const sentSoFar = (await seen()).length;
    await tryEverything(github);
    expect((await seen()).length).toBe(sentSoFar);
  });

  test("nor are writes that were already waiting for their turn", async () => {
    const { connect, control, seen } = await openGitHub();
    const github = connect({ writeIntervalMs: 500 });
    await control({ secondaryRateLimit: { retryAfter: 60, next: 1, match: { path: "/orgs/acme/repos" } } });
    const failures = await Promise.all(["one", "two", "three"].map((name) => failureOf(createSample(github, name))));
    expect(failures.map(({ kind }) => kind)).toEqual(["RATE_LIMITED", "RATE_LIMITED", "RATE_LIMITED"]);
    expect((await seen()).filter(({ path }) => path.endsWith("/orgs/acme/repos"))).toHaveLength(1);
  });

  test("and a refusal keeps nobody waiting for a turn", async () => {
    const { connect, control } = await openGitHub();
    const github = connect({ writeIntervalMs: 20_000 });
    await createSample(github);
    await control({ secondaryRateLimit: { retryAfter: 60, next: 1 } });
    await failureOf(github.findRepository("shop"));
    const startedAt = Date.now();
    expect(await failureOf(createSample(github, "other"))).toMatchObject({ kind: "RATE_LIMITED" });
    expect(Date.now() - startedAt).toBeLessThan(10_000);
  });

  test("a shorter limit does not end a longer one", () => {
    const gate = new RateGate(0);
    const later = new Date(Date.now() + 60_000);
    gate.close(later);
    gate.close(new Date(Date.now() - 1));
    expect(() => gate.pass("try")).toThrow(`until ${later.toISOString()}`);
  });

  test("another installation goes on", async () => {
    const { github, connect, control } = await openGitHub();
    const other = connect();
    await other.findRepository("shop");
    await control({ secondaryRateLimit: { retryAfter: 60, next: 1 } });
    await failureOf(github.findRepository("shop"));
    expect(await other.findRepository("shop")).toBeNull();
  });
});

test("writes keep their distance, reads do not wait for them", async () => {
  const writeIntervalMs = 300;
  const { connect, seen } = await openGitHub();
  const github = connect({ writeIntervalMs });
  await github.findRepository("none");
  const startedAt = Date.now();
  await Promise.all([
    createSample(github, "one"),
    createSample(github, "two"),
    createSample(github, "three"),
    github.findRepository("none"),
    github.findRepository("none"),
  ]);

  const writes = (await seen()).filter(({ path }) => path.endsWith("/orgs/acme/repos")).map(({ at }) => at - startedAt);
  expect(writes).toHaveLength(3);
  // A timer may end a moment early.
  expect(writes[1]).toBeGreaterThan(writeIntervalMs - 10);
  expect(writes[2]).toBeGreaterThan(2 * writeIntervalMs - 10);
  const reads = (await seen()).filter(({ path }) => path === "/api/graphql").map(({ at }) => at - startedAt);
  expect(reads.at(-1)).toBeLessThan(writes[2] ?? 0);
});
