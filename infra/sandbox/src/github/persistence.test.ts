import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readOptions } from "./read-options.ts";
import { makeRepository } from "./testing/make-repository.ts";
import { clients, openSandbox, sampleApp, sampleClient, temporaryFolder } from "./testing/open-sandbox.ts";

const main = path.join(import.meta.dirname, "../main.ts");

interface Process {
  child: ChildProcess;
  url: string;
}

/** The sandbox as a process of its own, as `npm start` runs it. */
async function spawnSandbox(dataDir: string, port = 0): Promise<Process> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env.PATH,
      SANDBOX_DATA: dataDir,
      SANDBOX_PORT: String(port),
      SANDBOX_APP_PUBLIC_KEY: sampleApp.publicKeyPem,
      GITHUB_APP_ID: String(sampleApp.id),
      GITHUB_CLIENT_ID: sampleClient.clientId,
      GITHUB_CLIENT_SECRET: sampleClient.clientSecret,
    },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout ?? child, "data")) as [Buffer];
  return { child, url: /http:\S+/.exec(line.toString())?.[0] ?? "" };
}

async function kill({ child }: Process): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("a second start finds everything the first one left", async () => {
  const first = await openSandbox();
  const head = await makeRepository(first, "orders");
  const repository = { owner: "acme", repo: "orders" };
  await first.installation.request("POST /repos/{owner}/{repo}/actions/variables", {
    ...repository,
    name: "PORT",
    value: "1",
  });
  const { token } = (await first.installation.auth({ type: "installation" })) as { token: string };
  await first.sandbox.stop();

  const second = await openSandbox({ dataDir: first.options.dataDir });
  const same = second.person(token);
  expect((await same.request("GET /repos/{owner}/{repo}/commits/{ref}", { ...repository, ref: "main" })).data.sha).toBe(
    head,
  );
  expect((await same.request("GET /repos/{owner}/{repo}/actions/variables", repository)).data.total_count).toBe(1);
  const deliveries = (await second.app.request("GET /app/hook/deliveries")).data;
  expect(deliveries.map((delivery) => delivery.event).sort()).toEqual(["push", "repository"]);
  const again = same.request("POST /orgs/{org}/repos", { org: "acme", name: "orders" });
  await expect(again).rejects.toMatchObject({ status: 422 });
});

test("after a kill in the middle of creations every repository is whole or absent", async () => {
  const dataDir = await temporaryFolder();
  const confirmed: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const running = await spawnSandbox(dataDir);
    const { installation } = clients(running.url);
    const creations = Array.from({ length: 12 }, async (_, index) => {
      const name = `service-${round}-${index}`;
      await makeRepository({ installation }, name);
      confirmed.push(name);
    });
    await Promise.race(creations);
    await kill(running);
    await Promise.allSettled(creations);
  }
  const { url } = await spawnSandbox(dataDir);
  const response = await fetch(`${url}/_control/repositories`);
  const repositories = (await response.json()) as { name: string; creations: number; exists: boolean }[];
  expect(repositories.every((repository) => repository.creations === 1 && repository.exists)).toBe(true);
  expect(repositories.map((repository) => repository.name)).toEqual(expect.arrayContaining(confirmed));
  const { installation } = clients(url);
  const fields = repositories.map(
    ({ name }, index) => `r${index}: repository(owner: "acme", name: "${name}") {
      name defaultBranchRef { target { ... on Commit { message } } }
    }`,
  );
  const read = await installation.graphql<Record<string, Branch>>(`{ ${fields.join("\n")} }`);
  for (const { name, defaultBranchRef } of Object.values(read)) {
    if (confirmed.includes(name)) expect(defaultBranchRef?.target).toEqual({ message: "Begin" });
    if (defaultBranchRef) continue;
    // A repository without its first commit takes it now.
    const put = { owner: "acme", repo: name, path: "README.md", message: "Begin", content: "" };
    expect((await installation.request("PUT /repos/{owner}/{repo}/contents/{path}", put)).status).toBe(201);
  }
});

interface Branch {
  name: string;
  defaultBranchRef: { target: { message: string } } | null;
}

test("a process asked to end ends by itself", async () => {
  const running = await spawnSandbox(await temporaryFolder());
  running.child.kill("SIGTERM");
  expect(await once(running.child, "exit")).toEqual([0, null]);
});

test("a branch that was being moved when the kill came moves again after the next start", async () => {
  const first = await openSandbox();
  await makeRepository(first, "orders");
  await first.sandbox.stop();
  const { dataDir } = first.options;
  const [bare = ""] = await readdir(path.join(dataDir, "repositories"));
  await writeFile(path.join(dataDir, "repositories", bare, "refs/heads/main.lock"), "");
  await mkdir(path.join(dataDir, "repositories", "new-half-made.git"));

  const second = await openSandbox({ dataDir });
  const put = { owner: "acme", repo: "orders", path: "a.txt", message: "More", content: "" };
  expect((await second.installation.request("PUT /repos/{owner}/{repo}/contents/{path}", put)).status).toBe(201);
  expect(await readdir(path.join(dataDir, "repositories"))).toEqual([bare]);
});

test("a taken port is one clear sentence", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await expect(openSandbox({ port })).rejects.toThrow(
    `Port ${port} is taken by another program: stop it, or give the sandbox another port.`,
  );
});

test("every wrong variable is named at once", () => {
  const environment = {
    SANDBOX_PORT: "http",
    GITHUB_APP_ID: "one",
    SANDBOX_APP_PUBLIC_KEY: "x",
    SANDBOX_WEBHOOK_URL: "ftp://x",
  };
  expect(() => readOptions(environment)).toThrow(
    [
      "SANDBOX_DATA must be the folder that holds the sandbox's data",
      "SANDBOX_PORT must be a port, 0 to 65535",
      "GITHUB_APP_ID must be the number of the GitHub App",
      "SANDBOX_APP_PUBLIC_KEY must be the App's public key in PEM form",
      "GITHUB_CLIENT_ID must be the id under which the portal signs people in",
      "GITHUB_CLIENT_SECRET must be the secret that belongs to GITHUB_CLIENT_ID",
      "SANDBOX_WEBHOOK_URL must be an http address",
      "GITHUB_WEBHOOK_SECRET must be the secret that signs webhooks",
    ].join("\n"),
  );
});
