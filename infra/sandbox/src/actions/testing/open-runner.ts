import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, vi } from "vitest";
import { type OpenSandbox, openSandbox } from "../../github/testing/open-sandbox.ts";
import type { SandboxOptions } from "../../sandbox.ts";

/** What the App was told, in short. */
export interface Told {
  readonly event: string;
  readonly action: string | undefined;
  readonly payload: Record<string, Record<string, unknown>>;
}

export interface RunFacts {
  readonly id: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly display_title: string;
  readonly run_attempt: number;
  readonly html_url: string;
}

export interface JobFacts {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly steps: { readonly name: string; readonly status: string; readonly conclusion: string | null }[];
}

export interface OpenRunner extends OpenSandbox {
  readonly told: Told[];
  /** Makes `acme/<name>` with these files in one commit, or adds a commit to it. @returns the commit. */
  write(name: string, files: Readonly<Record<string, string>>): Promise<string>;
  /** Calls the REST API as the installation. */
  rest(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The run a push begins, once it is there. */
  pushed(name: string): Promise<RunFacts>;
  dispatch(name: string, file: string, inputs?: Record<string, unknown>): Promise<number>;
  run(name: string, id: number): Promise<RunFacts>;
  jobs(name: string, id: number): Promise<JobFacts[]>;
  log(name: string, job: number): Promise<string>;
  /** Waits for the run's end. */
  ended(name: string, id: number): Promise<RunFacts>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

export const patience = { timeout: 90_000, interval: 50 };

/** A sandbox whose App listens. */
export async function openRunner(given: Partial<SandboxOptions> = {}): Promise<OpenRunner> {
  const told: Told[] = [];
  const webhook = { url: await listen(told), secret: "secret" };
  const open = await openSandbox({ webhook, actions: {}, ...given });
  const { token } = (await open.installation.auth({ type: "installation" })) as { token: string };
  const rest: OpenRunner["rest"] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${open.sandbox.url}/api/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    return { status: response.status, text, body: isJson ? (JSON.parse(text) as Answer["body"]) : {} };
  };
  const run: OpenRunner["run"] = async (name, id) =>
    (await rest("GET", `/repos/acme/${name}/actions/runs/${id}`)).body as unknown as RunFacts;
  return {
    ...open,
    told,
    rest,
    run,
    write: (name, files) => write(open, rest, name, files),
    pushed: (name) =>
      vi.waitFor(async () => {
        const { body } = await rest("GET", `/repos/acme/${name}/actions/runs?event=push`);
        const [first] = body.workflow_runs as RunFacts[];
        if (!first) throw new Error("No run has begun");
        return first;
      }, patience),
    async dispatch(name, file, inputs = {}) {
      const path = `/repos/acme/${name}/actions/workflows/${file}/dispatches`;
      const answer = await rest("POST", path, { ref: "main", inputs, return_run_details: true });
      expect(answer).toMatchObject({ status: 200 });
      return Number(answer.body.workflow_run_id);
    },
    async jobs(name, id) {
      return (await rest("GET", `/repos/acme/${name}/actions/runs/${id}/jobs`)).body.jobs as JobFacts[];
    },
    log: async (name, job) => (await rest("GET", `/repos/acme/${name}/actions/jobs/${job}/logs`)).text,
    async ended(name, id) {
      await vi.waitFor(async () => expect(await run(name, id)).toMatchObject({ status: "completed" }), patience);
      return run(name, id);
    },
  };
}

async function write(
  { installation }: OpenSandbox,
  rest: OpenRunner["rest"],
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const repository = await rest("GET", `/repos/acme/${name}`);
  if (repository.status === 404) {
    await installation.request("POST /orgs/{org}/repos", { org: "acme", name, private: true });
    await rest("PUT", `/repos/acme/${name}/contents/begin.txt`, { message: "Begin", content: "" });
  }
  const head = await rest("GET", `/repos/acme/${name}/commits/main`);
  const additions = Object.entries(files).map(([path, content]) => ({
    path,
    contents: Buffer.from(content).toString("base64"),
  }));
  const { createCommitOnBranch } = (await installation.graphql(
    "mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }",
    {
      input: {
        branch: { repositoryNameWithOwner: `acme/${name}`, branchName: "main" },
        expectedHeadOid: head.body.sha,
        message: { headline: "Change" },
        fileChanges: { additions },
      },
    },
  )) as { createCommitOnBranch: { commit: { oid: string } } };
  return createCommitOnBranch.commit.oid;
}

async function listen(told: Told[]): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const payload = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Told["payload"] & { action?: string };
    told.push({ event: String(request.headers["x-github-event"]), action: payload.action, payload });
    response.writeHead(202).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
