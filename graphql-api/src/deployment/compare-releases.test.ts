import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
let dev: Person;
/** The service's first two commits, one after the other, and three of branches that begin there. */
const shas: string[] = [];

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
  expect((await dev.createAndFollow({ name: "ledger" })).status).toBe("SUCCEEDED");
  const first = await world.github.rest<{ sha: string }[]>("GET", "/repos/acme/ledger/commits");
  shas.push(...first.map(({ sha }) => sha).reverse());
  for (const branch of ["a", "b", "c"]) shas.push(await world.push("ledger", branch, { "note.md": `${branch}\n` }));
  expect(shas).toHaveLength(5);
});
afterAll(() => world.stop());

interface Range {
  total: number;
  commits: { sha: string; message: string; authorLogin: string | null; url: string }[];
  base: { commitSha: string } | null;
  head: { commitSha: string };
  url: string | null;
}

const RANGE = `pendingCommits { total url commits { sha message authorLogin url } base { commitSha } head { commitSha } }`;

async function pending(environment: string): Promise<Range | null> {
  const query = `query ($environment: String!) { service(name: "ledger") { environment(name: $environment) { ${RANGE} } } }`;
  const answer = await dev.ask<{ service: { environment: { pendingCommits: Range | null } } }>(query, { environment });
  return answer.service.environment.pendingCommits;
}

const run = (environment: string, commit: number) =>
  seedDeployment(world, { service: "ledger", environment, sha: shas[commit] ?? "" });

/** A page waits for GitHub only so long; what comes later is told the next time. */
const isTold = (range: object) => expect.poll(() => pending("staging")).toMatchObject(range);

/** How often GitHub was asked to compare since it was last forgotten. */
const comparisons = async () => (await world.github.requests()).filter(({ path }) => path.includes("/compare/")).length;

test("where nothing runs in the stage before there is nothing to compare", async () => {
  expect(await Promise.all(["dev", "staging", "prod"].map(pending))).toEqual([null, null, null]);
});

test("where nothing runs yet, only the release's own commit is known", async () => {
  await run("dev", 0);
  expect(await pending("staging")).toMatchObject({
    total: 1,
    commits: [{ sha: shas[0], message: expect.any(String), url: expect.stringContaining(`/commit/${shas[0]}`) }],
    base: null,
    head: { commitSha: shas[0] },
    url: null,
  });
});

test("the same release in both stages leaves nothing", async () => {
  await run("staging", 0);
  expect(await pending("staging")).toBeNull();
});

test("what runs in the stage before and not here is told, the newest first, and GitHub is asked once", async () => {
  await run("dev", 2);
  await world.github.forget();
  await isTold({ total: 2, base: { commitSha: shas[0] }, head: { commitSha: shas[2] } });
  const told = await pending("staging");
  expect(told?.commits.map(({ sha }) => sha)).toEqual([shas[2], shas[1]]);
  expect(told?.commits.every(({ message }) => message !== "" && !message.includes("\n"))).toBe(true);
  expect(told?.url).toContain("/compare/");
  expect(await comparisons()).toBe(1);
  const kept = "select count(*)::int as count from commit_comparisons where base_sha = $1 and head_sha = $2";
  expect(await world.sql(kept, [shas[0], shas[2]])).toEqual([{ count: 1 }]);
});

test("many who ask at the same time share one call", async () => {
  await run("dev", 3);
  await world.github.forget();
  await Promise.all(Array.from({ length: 10 }, () => isTold({ total: 2, head: { commitSha: shas[3] } })));
  expect(await comparisons()).toBe(1);
});

test("a stage that went back is behind by nothing", async () => {
  await run("staging", 4);
  await run("dev", 1);
  await isTold({ total: 0, commits: [], head: { commitSha: shas[1] } });
});

test("a commit that GitHub does not know cannot be compared", async () => {
  await seedDeployment(world, { service: "ledger", environment: "dev", sha: shaOf("9") });
  expect(await pending("staging")).toBeNull();
});

test("without GitHub nothing is told and nothing fails, and later it is told again", async () => {
  await run("dev", 4);
  await run("staging", 2);
  await world.github.control({ failBefore: { next: 1000, match: { path: "/compare/" } } });
  expect(await pending("staging")).toBeNull();
  await world.github.control({ failBefore: null });
  await isTold({ total: 1 });
});
