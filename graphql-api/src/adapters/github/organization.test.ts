import { describe, expect, test } from "vitest";
import { ADA_TOKEN, failureOf, openGitHub } from "./testing/open-github.ts";

const ACME = {
  id: 1,
  login: "acme",
  members: ["Ada Lovelace", "Dev Patel", "Vic Romero"].map((name) => ({
    id: expect.any(Number),
    login: name.slice(0, 3).toLowerCase(),
    name,
    avatarUrl: expect.stringMatching(/^http/),
  })),
  teams: [
    { id: 11, slug: "platform", name: "Platform", members: ["ada", "dev"] },
    { id: 12, slug: "payments", name: "Payments", members: ["ada", "vic"] },
  ],
};

describe("the organisation is read whole", () => {
  test.each([1, 2, 100])("with %i entries a page", async (pageSize) => {
    const { connect } = await openGitHub();
    expect(await connect({ pageSize }).readOrganization()).toEqual(ACME);
  });

  test("or not at all: half a list would take rights away", async () => {
    const { connect, control } = await openGitHub();
    const github = connect({ pageSize: 1 });
    await github.findRepository("waymark");
    await control({ missingPermission: ["members"] });
    expect(await failureOf(github.readOrganization())).toMatchObject({ kind: "FORBIDDEN" });
  });
});

test("an organisation GitHub does not know is NOT_FOUND", async () => {
  const { connect } = await openGitHub();
  const github = connect({ organization: "nobody", credentials: { token: ADA_TOKEN } });
  expect(await failureOf(github.readOrganization())).toMatchObject({ kind: "NOT_FOUND" });
});

test("membership is asked for one login at a time", async () => {
  const { github } = await openGitHub();
  expect(await github.isMember("ada")).toBe(true);
  expect(await github.isMember("eve")).toBe(false);
  expect(await github.isMember("no body/../ada")).toBe(false);
});
