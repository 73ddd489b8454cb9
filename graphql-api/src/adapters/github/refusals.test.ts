import { describe, expect, test } from "vitest";
import { APP_CREDENTIALS, createSample, failureOf, openGitHub } from "./testing/open-github.ts";

describe("what GitHub refuses says what was tried, what GitHub said and what to do", () => {
  test("a name that is taken", async () => {
    const { github } = await openGitHub();
    await createSample(github);
    expect(await failureOf(createSample(github))).toMatchObject({
      kind: "NAME_TAKEN",
      status: 422,
      retryAt: null,
      message:
        "Could not create acme/shop. GitHub answered 422: Repository creation failed.; name already exists on this account. Choose another name, or rename or delete the repository that has it.",
    });
  });

  test("a name GitHub does not allow", async () => {
    const { github, control } = await openGitHub();
    await control({ denyRepositoryNames: ["shop"] });
    expect(await failureOf(createSample(github))).toMatchObject({ kind: "INVALID", status: 422 });
  });

  test("a missing permission, with its name", async () => {
    const { github, control } = await openGitHub();
    await control({ missingPermission: ["administration"] });
    expect(await failureOf(createSample(github))).toMatchObject({
      kind: "FORBIDDEN",
      status: 403,
      message: expect.stringContaining("It needs administration=write."),
    });
  });

  test("a permission given meanwhile is used by the next try", async () => {
    const { github, control } = await openGitHub();
    await control({ missingPermission: ["administration"] });
    await failureOf(createSample(github));
    await control({ missingPermission: [] });
    expect(await createSample(github)).toMatchObject({ name: "shop" });
  });

  test("workflow files without the right to write such", async () => {
    const { github, control } = await openGitHub();
    await control({ missingPermission: ["workflows"] });
    expect(await github.missingPermissions()).toEqual(["workflows"]);

    const repository = await createSample(github);
    const file = { path: ".github/workflows/ci.yml", contents: "name: CI\n" };
    const first = await github.commitFirstFile({
      repository: "acme/shop",
      path: "README.md",
      contents: "# shop\n",
      message: "Begin",
    });
    const failure = await failureOf(
      github.setUpRepository({
        repository,
        environments: ["dev"],
        topics: ["waymark"],
        team: { slug: "payments", permission: "PUSH" },
        commit: { expectedHeadSha: first.sha, headline: "Add the service", files: [file] },
      }),
    );
    expect(failure).toMatchObject({
      kind: "FORBIDDEN",
      message: expect.stringContaining("(commit): refusing to allow a GitHub App to create or update workflow"),
    });
    expect(await github.listCommits("acme/shop", 10)).toHaveLength(1);
  });

  test("a part of the set-up, which is made up for by the next try", async () => {
    const { github, control } = await openGitHub();
    const repository = await createSample(github);
    const first = await github.commitFirstFile({
      repository: "acme/shop",
      path: "README.md",
      contents: "# shop\n",
      message: "Begin",
    });
    const setUp = {
      repository,
      environments: ["dev"],
      topics: ["waymark"],
      team: { slug: "payments", permission: "PUSH" as const },
      commit: { expectedHeadSha: first.sha, headline: "Add the service", files: [{ path: "a.txt", contents: "a\n" }] },
    };
    await control({ missingPermission: ["administration"] });
    expect(await failureOf(github.setUpRepository(setUp))).toMatchObject({
      kind: "FORBIDDEN",
      message: expect.stringMatching(/^Could not set up acme\/shop\. GitHub refused \((environment0|topics|team)\)/),
    });
    await control({ missingPermission: [] });
    const { sha } = await github.setUpRepository(setUp);
    expect((await github.listCommits("acme/shop", 10)).map((commit) => commit.sha)).toEqual([sha, first.sha]);
  });

  test("a first file where somebody was faster", async () => {
    const { github } = await openGitHub();
    await createSample(github);
    const file = { repository: "acme/shop", path: "README.md", contents: "# shop\n", message: "Begin" };
    await github.commitFirstFile(file);
    expect(await failureOf(github.commitFirstFile(file))).toMatchObject({ kind: "CONFLICT", status: 422 });
  });

  test("a repository that is not there, or not yet", async () => {
    const { github } = await openGitHub();
    const file = { repository: "acme/none", path: "README.md", contents: "", message: "Begin" };
    expect(await failureOf(github.commitFirstFile(file))).toMatchObject({ kind: "NOT_FOUND", status: 404 });
    expect(await failureOf(github.listCommits("acme/none", 1))).toMatchObject({ kind: "NOT_FOUND" });
    expect(await failureOf(github.setVariable("acme/none", "A", "1"))).toMatchObject({ kind: "NOT_FOUND" });
    const protection = { repository: "acme/none", rulesetName: "waymark" };
    expect(await failureOf(github.protectDefaultBranch(protection))).toMatchObject({ kind: "NOT_FOUND" });
  });

  test("a repository too fresh to be seen everywhere", async () => {
    const { github, control } = await openGitHub();
    await control({ visibilityDelay: { milliseconds: 60_000 } });
    await createSample(github);
    expect(await github.findRepository("shop")).toBeNull();
    expect(await failureOf(github.listCommits("acme/shop", 1))).toMatchObject({ kind: "NOT_FOUND" });
    expect(await failureOf(createSample(github))).toMatchObject({ kind: "NAME_TAKEN" });
    await control({ visibilityDelay: null });
  });

  test("a variable of an impossible name", async () => {
    const { github } = await openGitHub();
    await createSample(github);
    expect(await failureOf(github.setVariable("acme/shop", "GITHUB_X", "1"))).toMatchObject({ kind: "INVALID" });
  });
});

describe("credentials that are wrong", () => {
  test("a token", async () => {
    const { connect } = await openGitHub();
    const failure = await failureOf(connect({ credentials: { token: "ghp_wrong" } }).findRepository("shop"));
    expect(failure).toMatchObject({ kind: "UNAUTHORIZED", status: 401 });
    expect(failure.message).not.toContain("ghp_wrong");
  });

  test("an App's key that is none", async () => {
    const { connect } = await openGitHub();
    const credentials = { ...APP_CREDENTIALS, privateKey: "-----BEGIN RSA PRIVATE KEY-----\nnone\n" };
    expect(await failureOf(createSample(connect({ credentials })))).toMatchObject({
      kind: "UNAUTHORIZED",
      message: expect.stringContaining("The GitHub App's private key cannot be used."),
    });
  });

  test("an App GitHub does not know", async () => {
    const { connect } = await openGitHub();
    const github = connect({ credentials: { ...APP_CREDENTIALS, appId: 1 } });
    expect(await failureOf(createSample(github))).toMatchObject({
      kind: "UNAUTHORIZED",
      message: expect.stringContaining("GitHub answered 404: Integration not found."),
    });
  });

  test("an App that is not installed in the organisation", async () => {
    const { connect } = await openGitHub();
    const github = connect({ organization: "nobody" });
    expect(await failureOf(github.findRepository("shop"))).toMatchObject({
      kind: "UNAUTHORIZED",
      message: expect.stringContaining("GitHub answered 404: Not Found. Install the App in nobody."),
    });
    expect(await failureOf(github.missingPermissions())).toMatchObject({ kind: "UNAUTHORIZED" });
  });
});
