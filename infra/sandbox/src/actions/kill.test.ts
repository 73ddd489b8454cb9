import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { clients, sampleApp, sampleClient, temporaryFolder } from "../github/testing/open-sandbox.ts";
import { patience } from "./testing/open-runner.ts";

const repository = { owner: "acme", repo: "orders" };

/** The sandbox as a process of its own, as `npm start` runs it. */
async function spawnSandbox(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const main = path.join(import.meta.dirname, "../main.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env.PATH,
      SANDBOX_DATA: dataDir,
      SANDBOX_PORT: "0",
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

test("after a kill the next start ends what the job had running, and says that the runner was lost", async () => {
  const dataDir = await temporaryFolder();
  const first = await spawnSandbox(dataDir);
  const before = clients(first.url).installation;
  await before.request("POST /orgs/{org}/repos", { org: "acme", name: "orders", private: true });
  await before.request("PUT /repos/{owner}/{repo}/contents/{path}", {
    ...repository,
    path: ".github/workflows/work.yml",
    message: "Work",
    content: Buffer.from(
      'on: push\njobs:\n  work:\n    runs-on: ubuntu-24.04\n    steps: [{ run: "echo pid $$; sleep 300" }]\n',
    ).toString("base64"),
  });
  const pid = await vi.waitFor(async () => {
    const { data } = await before.request("GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs", {
      ...repository,
      job_id: 1,
    });
    const found = / pid (\d+)/.exec(String(data))?.[1];
    expect(found).toBeDefined();
    return Number(found);
  }, patience);
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  expect(() => process.kill(pid, 0)).not.toThrow();

  const second = await spawnSandbox(dataDir);
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), patience);
  const after = clients(second.url).installation;
  const { data: run } = await after.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
    ...repository,
    run_id: 1,
  });
  expect(run).toMatchObject({ status: "completed", conclusion: "failure" });
  const { data: log } = await after.request("GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs", {
    ...repository,
    job_id: 1,
  });
  expect(String(log)).toContain("The self-hosted runner lost communication with the server");
});
