import { execFile, spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { SAMPLE_TEMPLATE } from "@waymark/sandbox/sample-template";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "./config.ts";
import { startPlatform } from "./start-platform.ts";
import { createCaller } from "./testing/caller.ts";
import { readCookbook } from "./testing/cookbook.ts";
import { type Line, startLine } from "./testing/start-line.ts";
import { startWorld } from "./testing/start-test-platform.ts";

const PACKAGES = fileURLToPath(new URL("../../node_modules", import.meta.url));
const COMPILER = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** Each recipe waits for what it began, a minute together on a machine that has nothing else to do. */
const PATIENCE = { timeout: 400_000 };
/** Every deployment has this step once. Those of five deployments go on; the last one is cancelled, however late that comes. */
const HOLD_THE_LAST = [5, 1].map((next) => ({
  milliseconds: next === 1 ? 3_600_000 : 0,
  next,
  match: { path: "/cd / Check/Check the inputs$" },
}));

const canCook = ["curl", "sh", "git"].every((program) => !spawnSync(program, ["--version"]).error);

test.skipIf(!canCook)("every recipe works, in order, though the socket is cut in between", PATIENCE, async () => {
  const world = await startWorld({ deployments: true });
  onTestFinished(() => world.stop());
  const line = await startLine();
  onTestFinished(() => line.stop());
  const api = await startPlatform(readConfig({ ...world.environment(), PUBLIC_URL: line.url }));
  onTestFinished(() => api.stop());
  line.leadTo(api.port);
  await world.github.control({ slowStep: HOLD_THE_LAST });
  world.relay.pointAt(`http://127.0.0.1:${api.port}`);

  const { shell, recipes, program } = await readCookbook();
  const folder = await openKitchen({ portal: line.url, token: await makeToken(line), program });
  const { code, said } = await cook(shell, folder, line);
  expect(code, said).toBe(0);
  expect(said).toContain(`## ${recipes}\n`);
  expect(said).toMatch(/dep_\S+ is [DQRV]\w+.*The connection was lost\..*SUCCEEDED +cd \/ .*dep_\S+ is SUCCEEDED/s);
  expect(said).toMatch(/has no branch, tag or commit "no-such-branch"\.\nNothing was deployed\./);
  expect(said).toMatch(/"everything": \{[^}]*"prod"[^}]*\},\s*"deploymentsPerDay": 0\.0\d+,\s*"leadTimeSeconds": \d/);
  expect(said).toMatch(/"pendingCommits": \{\s*"total": 1,/);
  expect(said).toMatch(/"logsProblem": null[\s\S]*\n\d{4}-\d\d-\d\dT[\d:.]+Z [0-9a-f]{8} .*\S\n/);
  expect(said).toContain("BLOCKED\n[ 'environment' ]");

  const made = await world.sql(
    `select d.kind, e.name as stage, d.status from deployments d
     join service_environments se on se.id = d.service_environment_id join environments e on e.id = se.environment_id
     order by d.created_at`,
  );
  expect(made.map(({ kind, stage, status }) => `${kind} ${stage} ${status}`)).toEqual([
    "DEPLOY dev SUCCEEDED",
    "PROMOTION staging SUCCEEDED",
    "PROMOTION prod REJECTED",
    "PROMOTION prod SUCCEEDED",
    "DEPLOY dev SUCCEEDED",
    "ROLLBACK dev SUCCEEDED",
    "DEPLOY dev CANCELLED",
  ]);
});

test("the cookbook's program fits the types of what it uses", PATIENCE, async () => {
  const { program } = await readCookbook();
  const folder = await openKitchen({ program });
  const manners = ["--strict", "--noEmit", "--skipLibCheck", "--erasableSyntaxOnly", "--verbatimModuleSyntax"];
  const platform = ["--target", "es2024", "--module", "nodenext", "--types", "node"];
  const compiler = [COMPILER, ...manners, ...platform, program.name];
  const checked = promisify(execFile)(process.execPath, compiler, { cwd: folder });
  const { stdout } = await checked.catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});

/** A folder as the page assumes it: a checkout in which `npm start` runs, with the page's program in it. */
async function openKitchen({
  program,
  ...local
}: { program: { name: string; text: string } } & Record<string, unknown>) {
  const folder = await mkdtemp(join(tmpdir(), "waymark-cookbook-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, ".waymark"));
  await writeFile(join(folder, ".waymark/local.json"), JSON.stringify(local));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, program.name), program.text);
  await symlink(PACKAGES, join(folder, "node_modules"));
  return folder;
}

/** An administrator's, as `npm start` makes it. */
async function makeToken({ url }: Line): Promise<string> {
  const scopes = "[READ, WRITE, DEPLOY, ADMIN]";
  const query = `mutation { createApiToken(input: { name: "scripts", scopes: ${scopes} }) { secret } }`;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { cookie: await createCaller(url).signIn("ada"), origin: url, "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: { createApiToken: { secret: string } } };
  return data.createApiToken.secret;
}

/** Runs the recipes in the folder, and cuts every connection the first time that the news of a deployment are told. */
async function cook(recipes: string, folder: string, line: Line): Promise<{ code: number | null; said: string }> {
  const { WAYMARK_URL: _url, WAYMARK_TOKEN: _token, ...variables } = process.env;
  const child = spawn("sh", ["-euc", recipes], {
    cwd: folder,
    // A group of its own, so that whatever it has started ends with it.
    detached: true,
    env: {
      ...variables,
      // The Node that runs the tests, whatever else is installed.
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      SERVICE: "cookbook-api",
      TEMPLATE: SAMPLE_TEMPLATE,
      ...PERSON,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const over = new Promise<number | null>((resolve) => child.on("close", resolve));
  onTestFinished(() => void (child.exitCode === null && child.pid && process.kill(-child.pid, "SIGKILL")));
  let said = "";
  let isCut = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (isCut || !/^[\d:]+ {2}dep_\S+ is \w+$/m.test(said)) return;
      isCut = true;
      line.cut();
    });
  }
  return { code: await over, said };
}

/** Who commits and pushes, and nothing of this machine's own settings. */
const PERSON = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.com",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.com",
};
