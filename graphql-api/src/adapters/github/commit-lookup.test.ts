import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { ADA_TOKEN, createSample, failureOf, openGitHub } from "./testing/open-github.ts";

const ADA = "Ada <ada@example.com>";
/** Nothing of this machine's git settings gets in. */
const ENVIRONMENT = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

/** `acme/shop` with `count` commits by ada, "Change 1" up, the last tagged v1. */
async function openHistory(count: number) {
  const open = await openGitHub();
  await createSample(open.github);
  const folder = await mkdtemp(join(tmpdir(), "waymark-history-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const git = async (line: string[], input?: string) => {
    const running = promisify(execFile)("git", line, { cwd: folder, env: ENVIRONMENT });
    if (input) running.child.stdin?.end(input);
    return (await running).stdout;
  };
  await git(["init", "--quiet", "--initial-branch=main"]);
  const commits = Array.from({ length: count }, (_, index) => commitOf(index + 1));
  const tag = ["tag v1", "from refs/heads/main", `tagger ${ADA} 1800000000 +0000`, "data 9", "The first", ""];
  await git(["fast-import", "--quiet"], [...commits, ...tag].join("\n"));
  await git(["branch", "feature/colour", "main~1"]);
  const address = new URL("/acme/shop.git", open.url);
  Object.assign(address, { username: "ada", password: ADA_TOKEN });
  await git(["push", "--quiet", address.href, "main", "v1", "feature/colour"]);
  return { ...open, shas: (await git(["rev-list", "--reverse", "main"])).trim().split("\n") };
}

/** A commit in git's own notation for many at once. */
function commitOf(number: number): string {
  const message = `Change ${number}\n\nIn full.`;
  const by = `${ADA} ${1_700_000_000 + number} +0000`;
  return ["commit refs/heads/main", `committer ${by}`, `data ${message.length}`, message].join("\n");
}

test("a branch, a tag, a sha and a short sha mean a commit", async () => {
  const { github, url, shas } = await openHistory(2);
  const newest = {
    sha: shas[1],
    message: "Change 2\n\nIn full.",
    authorLogin: "ada",
    url: `${url}/acme/shop/commit/${shas[1]}`,
    committedAt: new Date(1_700_000_002_000),
  };
  for (const ref of ["main", "v1", shas[1] ?? "", (shas[1] ?? "").slice(0, 7)]) {
    expect(await github.resolveCommit("acme/shop", ref)).toEqual(newest);
  }
  expect(await github.resolveCommit("acme/shop", "feature/colour")).toMatchObject({ sha: shas[0] });
});

test("what means no commit is none, and GitHub is not asked what git forbids as a name", async () => {
  const { github, seen } = await openHistory(2);
  for (const unknown of ["none", "0123456789abcdef0123456789abcdef01234567"]) {
    expect(await github.resolveCommit("acme/shop", unknown)).toBeNull();
  }
  expect(await github.resolveCommit("acme/none", "main")).toBeNull();

  const before = (await seen()).length;
  for (const impossible of [
    "",
    ".",
    "..",
    "../..",
    "main~1",
    "main:README.md",
    "a b",
    "-x",
    "a?b=c",
    "main@{1}",
    "/x",
  ]) {
    expect(await github.resolveCommit("acme/shop", impossible)).toBeNull();
    expect(await github.compareCommits("acme/shop", "main", impossible)).toBeNull();
  }
  expect(await seen()).toHaveLength(before);
});

test("an empty repository has nothing that a name could mean", async () => {
  const { github } = await openGitHub();
  await createSample(github);
  expect(await github.resolveCommit("acme/shop", "main")).toBeNull();
  expect(await github.compareCommits("acme/shop", "main", "main")).toBeNull();
});

test("a comparison counts every commit and shows the newest 50, newest first", async () => {
  const { github, url, shas } = await openHistory(125);
  const compare = async (base: number, head = 125) => {
    const found = await github.compareCommits("acme/shop", shas[base - 1] ?? "", shas[head - 1] ?? "");
    return found && { ...found, commits: found.commits.map(({ message }) => Number(/\d+/.exec(message)?.[0])) };
  };
  const downFrom = (newest: number, count: number) => Array.from({ length: count }, (_, index) => newest - index);
  expect(await compare(1)).toEqual({
    total: 124,
    url: `${url}/acme/shop/compare/${shas[0]}...${shas[124]}`,
    commits: downFrom(125, 50),
  });
  expect(await compare(65)).toMatchObject({ total: 60, commits: downFrom(125, 50) });
  expect(await compare(25)).toMatchObject({ total: 100, commits: downFrom(125, 50) });
  expect(await compare(75)).toMatchObject({ total: 50, commits: downFrom(125, 50) });
  expect(await compare(120, 122)).toMatchObject({ total: 2, commits: [122, 121] });
  expect(await compare(125)).toMatchObject({ total: 0, commits: [] });
  expect(await compare(125, 1)).toMatchObject({ total: 0, commits: [] });
  expect(await github.compareCommits("acme/shop", shas[0] ?? "", "main")).toMatchObject({
    commits: expect.arrayContaining([
      {
        sha: shas[124],
        message: "Change 125\n\nIn full.",
        authorLogin: "ada",
        url: `${url}/acme/shop/commit/${shas[124]}`,
        committedAt: new Date(1_700_000_125_000),
      },
    ]),
  });
  expect(await github.compareCommits("acme/shop", "none", "main")).toBeNull();
});

test("a GitHub that does not answer is no unknown commit", async () => {
  const { github, control } = await openHistory(2);
  await control({ failBefore: { match: { method: "GET" } } });
  expect(await failureOf(github.resolveCommit("acme/shop", "main"))).toMatchObject({ kind: "UNAVAILABLE" });
  expect(await failureOf(github.compareCommits("acme/shop", "main", "v1"))).toMatchObject({ kind: "UNAVAILABLE" });
});
