import { describe, expect, test, vi } from "vitest";
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
    ["a secondary limit", { secondaryRateLimit: { retryAfter: 60, next: 1 } }],
    ["a secondary limit with 429", { secondaryRateLimit: { retryAfter: 60, next: 1, status: 429 } }],
    ["a spent hour, told by GraphQL with status 200", { primaryRateLimit: { resetIn: 60, next: 1 } }],
  ])("%s", async (_name, switches) => {
    const { github, control, seen } = await openGitHub();
    await github.findRepository("shop");
    await control(switches);
    const before = Date.now();

    const failure = await failureOf(github.findRepository("shop"));
    expect(failure).toMatchObject({ kind: "RATE_LIMITED", retryAt: expect.any(Date) });
    const { retryAt } = failure;
    if (!retryAt) throw new Error("no time was named");
    // A reset is told in whole seconds.
    expect(retryAt.getTime()).toBeGreaterThan(before + 58_000);
    expect(retryAt.getTime()).toBeLessThan(Date.now() + 62_000);

    const sentSoFar = (await seen()).length;
    for (const held of await tryEverything(github)) {
      expect(held).toMatchObject({ kind: "RATE_LIMITED", retryAt });
    }
    expect((await seen()).length).toBe(sentSoFar);
  });

  test("and then it goes on", async () => {
    const { github, control, seen } = await openGitHub();
    await createSample(github);
    await control({ secondaryRateLimit: { retryAfter: 1, next: 1 } });
    const { retryAt } = await failureOf(github.findRepository("shop"));
    const sentSoFar = (await seen()).length;
    const found = await vi.waitFor(() => github.findRepository("shop"), 15_000);
    expect(found).toMatchObject({ name: "shop" });
    const [next] = (await seen()).slice(sentSoFar);
    expect(next?.at).toBeGreaterThanOrEqual(retryAt?.getTime() ?? Number.NaN);
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
    const github = connect({ writeIntervalMs: 3_000 });
    await control({ secondaryRateLimit: { retryAfter: 60, next: 1, match: { path: "/orgs/acme/repos" } } });
    const failures = await Promise.all(["one", "two"].map((name) => failureOf(createSample(github, name))));
    expect(failures.map(({ kind }) => kind)).toEqual(["RATE_LIMITED", "RATE_LIMITED"]);
    expect((await seen()).filter(({ path }) => path.endsWith("/orgs/acme/repos"))).toHaveLength(1);
  });

  test("and a refusal keeps nobody waiting for a turn", async () => {
    const { connect, control } = await openGitHub();
    const github = connect({ writeIntervalMs: 3_600_000 });
    await createSample(github);
    await control({ secondaryRateLimit: { retryAfter: 60, next: 1 } });
    await failureOf(github.findRepository("shop"));
    expect(await failureOf(createSample(github, "other"))).toMatchObject({ kind: "RATE_LIMITED" });
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

test("reads do not wait for the turns of writes", async () => {
  const { connect, seen } = await openGitHub();
  const github = connect({ writeIntervalMs: 3_600_000 });
  await createSample(github, "one");
  void createSample(github, "two").catch(() => {});
  expect(await github.findRepository("one")).toMatchObject({ name: "one" });
  expect((await seen()).filter(({ path }) => path.endsWith("/orgs/acme/repos"))).toHaveLength(1);
});

test("writes keep their distance", async () => {
  const writeIntervalMs = 300;
  const { connect, seen } = await openGitHub();
  const github = connect({ writeIntervalMs });
  await github.findRepository("none");
  const startedAt = Date.now();
  await Promise.all(["one", "two", "three"].map((name) => createSample(github, name)));

  const writes = (await seen()).filter(({ path }) => path.endsWith("/orgs/acme/repos")).map(({ at }) => at - startedAt);
  expect(writes).toHaveLength(3);
  // A timer may end a moment early.
  expect(writes[1]).toBeGreaterThan(writeIntervalMs - 10);
  expect(writes[2]).toBeGreaterThan(2 * writeIntervalMs - 10);
});
