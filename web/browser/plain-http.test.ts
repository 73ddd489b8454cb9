import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, onTestFinished, test } from "vitest";
import { countCreations } from "./control-github.ts";
import { signInOverHttp } from "./sign-in-over-http.ts";

const portal = inject("portal");

/** A token of that person with these scopes. */
async function makeToken(login: string, scopes: string[]): Promise<string> {
  const query =
    "mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret problems { message } } }";
  const headers = { ...(await signInOverHttp(login)), "content-type": "application/json" };
  const body = JSON.stringify({ query, variables: { input: { name: "test", scopes } } });
  const { data } = await (await fetch(`${portal}/graphql`, { method: "POST", headers, body })).json();
  return data.createApiToken.secret;
}

async function post(body: unknown, headers: Record<string, string>) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(`${portal}/api/services`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: text,
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

const service = (name: string) => ({ name, template: "node-api", owner: "platform", parameters: { port: 9090 } });

test("a script creates a service, and the same key again gives the same one", async () => {
  const authorization = `Bearer ${await makeToken("dev", ["READ", "WRITE"])}`;
  const headers = { authorization, "idempotency-key": "key-1" };
  const made = await post(service("script-api"), headers);

  expect(made.status).toBe(201);
  expect(made.headers.get("location")).toBe("/services/script-api");
  expect(made.body.service).toMatchObject({ name: "script-api", owner: { slug: "platform" } });

  const again = await post(service("script-api"), headers);
  expect([again.status, again.body.service.id]).toEqual([201, made.body.service.id]);
  await expect.poll(() => countCreations("script-api")).toBe(1);

  const other = await post(service("other-api"), headers);
  expect([other.status, other.body.problems[0].code]).toEqual([409, "CONFLICT"]);
  const taken = await post(service("script-api"), { authorization });
  expect([taken.status, taken.body.problems[0]]).toMatchObject([409, { code: "TAKEN", field: ["name"] }]);
});

test("what a script has created can be opened and cloned, and is the service that was asked for", async () => {
  const authorization = `Bearer ${await makeToken("dev", ["READ", "WRITE"])}`;
  expect((await post(service("cloned-api"), { authorization })).status).toBe(201);
  const read = async () => {
    const query = '{ service(name: "cloned-api") { status repoUrl } }';
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(`${portal}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
    return (await answer.json()).data.service as { status: string; repoUrl: string };
  };
  await expect.poll(async () => (await read()).status).toBe("READY");
  const { repoUrl } = await read();
  expect(await (await fetch(repoUrl)).text()).toContain("Dockerfile");

  const folder = await mkdtemp(join(tmpdir(), "waymark-clone-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await promisify(execFile)("git", ["clone", "--quiet", `${repoUrl}.git`, folder]);
  const readJson = async (file: string) => JSON.parse(await readFile(join(folder, file), "utf8"));
  expect(await readJson("package.json")).toMatchObject({ name: "cloned-api" });
  expect(await readJson("waymark.json")).toMatchObject({ service: "cloned-api", port: 9090 });
});

test("what is wrong with a body is told with its fields", async () => {
  const headers = { authorization: `Bearer ${await makeToken("dev", ["READ", "WRITE"])}` };

  const rules = await post({ ...service("a--b"), parameters: { port: 80 } }, headers);
  expect(rules.status).toBe(400);
  const fields = rules.body.problems.map(({ field }: { field: string[] }) => field);
  expect(fields).toEqual(expect.arrayContaining([["name"], ["parameters", "port"]]));

  const shape = await post({ name: 7, template: "node-api", colour: "red" }, headers);
  expect(shape.status).toBe(400);
  expect(shape.body.problems.map(({ message }: { message: string }) => message).sort()).toEqual([
    "colour is not part of the input.",
    "name must be a text.",
    "owner is missing.",
  ]);

  for (const [body, type, status] of [
    ["{", "application/json", 400],
    ["[]", "application/json", 400],
    ["a=b", "application/x-www-form-urlencoded", 415],
  ] as const) {
    const answer = await post(body, { ...headers, "content-type": type });
    expect([body, answer.status, answer.body.problems.length]).toEqual([body, status, 1]);
  }
});

test("who has no token, a wrong one or one that may not, is told so", async () => {
  const anonymous = await post(service("nobody-api"), {});
  expect([anonymous.status, anonymous.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="waymark"']);
  expect((await post(service("nobody-api"), { authorization: "Bearer wrong" })).status).toBe(401);

  const cookie = await post(service("nobody-api"), await signInOverHttp("dev"));
  expect(cookie.status).toBe(401);

  const reading = await post(service("nobody-api"), { authorization: `Bearer ${await makeToken("dev", ["READ"])}` });
  expect([reading.status, reading.body.problems[0].code]).toEqual([403, "FORBIDDEN"]);
});

test.each(["GET", "PUT", "PATCH", "DELETE"])("%s is not what this address takes", async (method) => {
  const answer = await fetch(`${portal}/api/services`, { method });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
});
