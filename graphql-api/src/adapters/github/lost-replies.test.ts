import { describe, expect, test, vi } from "vitest";
import { ADA_TOKEN, createSample, failureOf, openGitHub, type SeenRequest } from "./testing/open-github.ts";

const isCreation = ({ method, path }: SeenRequest) => method === "POST" && path === "/api/v3/orgs/acme/repos";

async function creationsIn(seen: () => Promise<SeenRequest[]>): Promise<number> {
  return (await seen()).filter(isCreation).length;
}

describe("a creation whose answer is lost is never sent again", () => {
  test.each([
    ["the connection breaks", { dropReply: { next: 1, match: { method: "POST", path: "/orgs/acme/repos" } } }],
    ["a 502 comes back", { respond502AfterSuccess: { next: 1, match: { method: "POST", path: "/orgs/acme/repos" } } }],
  ])("when %s", async (_how, switches) => {
    const { github, control, seen } = await openGitHub();
    await control(switches);
    const failure = await failureOf(createSample(github));
    expect(failure).toMatchObject({
      kind: "REPLY_LOST",
      message: expect.stringContaining("It may have happened all the same: look before doing it again."),
    });
    expect(await creationsIn(seen)).toBe(1);
    expect(await github.findRepository("shop")).toMatchObject({
      homepageUrl: "http://localhost:3000/services/shop",
    });
  });

  test("when GitHub keeps silent for too long", async () => {
    const { connect, control, seen, observed } = await openGitHub();
    const github = connect({ timeoutMs: 3_000 });
    await github.findRepository("shop");
    await control({
      holdReply: { milliseconds: 60_000, next: 1, match: { method: "POST", path: "/orgs/acme/repos" } },
    });
    expect(await failureOf(createSample(github))).toMatchObject({ kind: "REPLY_LOST", status: null });
    expect(observed.at(-1)).toMatchObject({ operation: "createRepository", status: "timeout" });
    await vi.waitFor(async () => expect(await creationsIn(seen)).toBe(1), 15_000);
    expect(await github.findRepository("shop")).toMatchObject({ name: "shop" });
  });

  test("a first file too", async () => {
    const { github, control } = await openGitHub();
    await createSample(github);
    await control({ dropReply: { next: 1, match: { method: "PUT" } } });
    const file = { repository: "acme/shop", path: "README.md", contents: "# shop\n", message: "Begin" };
    expect(await failureOf(github.commitFirstFile(file))).toMatchObject({ kind: "REPLY_LOST" });
    expect(await github.listCommits("acme/shop", 10)).toHaveLength(1);
  });

  test("but a set-up may be, and gives the commit that was made", async () => {
    const { github, control } = await openGitHub();
    const repository = await createSample(github);
    const file = { path: "README.md", contents: "# shop\n" };
    const first = await github.commitFirstFile({ repository: "acme/shop", message: "Begin", ...file });
    const setUp = {
      repository,
      environments: ["dev"],
      topics: ["waymark"],
      team: { slug: "payments", permission: "PUSH" as const },
      commit: { expectedHeadSha: first.sha, headline: "Add the service", files: [{ path: "a.txt", contents: "a\n" }] },
    };
    await control({ respond502AfterSuccess: { next: 1, match: { graphqlField: "createCommitOnBranch" } } });
    expect(await failureOf(github.setUpRepository(setUp))).toMatchObject({ kind: "UNAVAILABLE", status: 502 });
    const { sha } = await github.setUpRepository(setUp);
    expect((await github.listCommits("acme/shop", 10)).map((commit) => commit.sha)).toEqual([sha, first.sha]);
  });
});

describe("when nothing can have happened, it is UNAVAILABLE", () => {
  test("a GitHub nobody answers for", async () => {
    const { connect } = await openGitHub();
    // A port that only root can listen on, and that fetch does not refuse by itself.
    const github = connect({ url: "http://127.0.0.1:2", credentials: { token: ADA_TOKEN } });
    expect(await failureOf(createSample(github))).toMatchObject({
      kind: "UNAVAILABLE",
      message: expect.stringMatching(/GitHub did not answer \(.*ECONNREFUSED/),
    });
  });

  test.each(["installation$", "access_tokens$"])("a sign-in that fails at %s, before the creation", async (path) => {
    const { github, control, seen } = await openGitHub();
    await control({ failBefore: { match: { path } } });
    expect(await failureOf(createSample(github))).toMatchObject({ kind: "UNAVAILABLE" });
    expect(await creationsIn(seen)).toBe(0);
    await control({ failBefore: null });
    expect(await createSample(github)).toMatchObject({ name: "shop" });
  });

  test("a read that fails once is tried once more, one that fails twice is not", async () => {
    const { github, control } = await openGitHub();
    await createSample(github);
    await control({ failBefore: { next: 1, match: { graphqlField: "repository" } } });
    expect(await github.findRepository("shop")).toMatchObject({ name: "shop" });
    await control({ failBefore: { next: 2, match: { graphqlField: "repository" } } });
    expect(await failureOf(github.findRepository("shop"))).toMatchObject({ kind: "UNAVAILABLE", status: 502 });
    expect(await github.findRepository("shop")).toMatchObject({ name: "shop" });
  });
});
