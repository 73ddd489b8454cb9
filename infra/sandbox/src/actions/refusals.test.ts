import { expect, test, vi } from "vitest";
import { openRunner, patience, type RunFacts } from "./testing/open-runner.ts";

const file = ".github/workflows/work.yml";
const dispatchable = `on:
  workflow_dispatch:
    inputs:
      environment: { type: choice, required: true, options: [dev, prod] }
      dry: { type: boolean, default: false }
      count: { type: number }
jobs:
  work:
    runs-on: ubuntu-24.04
    steps: [{ run: "test '\${{ inputs.dry }}/\${{ github.event.inputs.dry }}' = true/true" }]
`;

test("a dispatch is checked against the workflow, in GitHub's words", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: dispatchable,
    ".github/workflows/other.yml": "on: push\njobs: { a: { runs-on: ubuntu-24.04, steps: [{ run: echo }] } }\n",
  });
  const send = async (name: string, body: Record<string, unknown>) => {
    const { status, body: answer } = await runner.rest(
      "POST",
      `/repos/acme/orders/actions/workflows/${name}/dispatches`,
      body,
    );
    return [status, String(answer.message)];
  };
  const inputs = { environment: "dev" };
  expect(await send("none.yml", { ref: "main" })).toEqual([404, "Not Found"]);
  expect(await send("work.yml", { inputs })).toEqual([422, expect.stringContaining(`"ref" wasn't supplied.`)]);
  expect(await send("work.yml", { ref: "nowhere", inputs })).toEqual([422, "No ref found for: nowhere"]);
  expect(await send("other.yml", { ref: "main" })).toEqual([422, "Workflow does not have 'workflow_dispatch' trigger"]);
  expect(await send("work.yml", { ref: "main" })).toEqual([422, "Required input 'environment' not provided"]);
  expect(await send("work.yml", { ref: "main", inputs: { ...inputs, other: "1" } })).toEqual([
    422,
    'Unexpected inputs provided: ["other"]',
  ]);
  expect(await send("work.yml", { ref: "main", inputs: { environment: "moon" } })).toEqual([
    422,
    "Provided value 'moon' for input 'environment' not in the list of allowed values",
  ]);
  expect((await send("work.yml", { ref: "main", inputs: { ...inputs, dry: "perhaps" } }))[0]).toBe(422);
  expect((await send("work.yml", { ref: "main", inputs: { ...inputs, count: "many" } }))[0]).toBe(422);
  const { body } = await runner.rest("GET", "/repos/acme/orders/actions/runs?event=workflow_dispatch");
  expect(body.total_count).toBe(0);
});

test("the answer to a dispatch depends on the version of the API that is asked for", async () => {
  const runner = await openRunner();
  await runner.write("orders", { [file]: dispatchable });
  const path = "/repos/acme/orders/actions/workflows/work.yml/dispatches";
  const body = { ref: "refs/heads/main", inputs: { environment: "dev", dry: true } };
  expect((await runner.rest("POST", path, body)).status).toBe(204);
  const answer = await runner.rest("POST", path, body, { "x-github-api-version": "2026-03-10" });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      workflow_run_id: 2,
      run_url: `${runner.sandbox.url}/api/v3/repos/acme/orders/actions/runs/2`,
      html_url: `${runner.sandbox.url}/acme/orders/actions/runs/2`,
    },
  });
  expect(await runner.ended("orders", 2)).toMatchObject({ conclusion: "success" });
  const since = new Date(Date.now() - 60_000).toISOString();
  const list = async (query: string) =>
    Number((await runner.rest("GET", `/repos/acme/orders/actions/runs?${query}`)).body.total_count);
  expect(await list(`event=workflow_dispatch&created=${encodeURIComponent(`>=${since}`)}`)).toBe(2);
  expect(await list(`created=${encodeURIComponent(`<${since}`)}`)).toBe(0);
  const { body: page } = await runner.rest(
    "GET",
    "/repos/acme/orders/actions/workflows/work.yml/runs?per_page=1&page=2",
  );
  expect(page).toMatchObject({ total_count: 2, workflow_runs: [{ id: 1 }] });
});

test.each([
  ["a matrix", "    strategy: { matrix: { a: [1] } }\n", "'strategy' of a job is not supported by the sandbox", 4],
  ["another runner", "    runs-on: windows-2025\n", "A runner other than ubuntu-* is not supported by the sandbox", 4],
  [
    "an unknown action",
    "    steps:\n      - uses: other/action@v1\n",
    "The action other/action@v1 is not supported",
    5,
  ],
  [
    "an input",
    "    steps:\n      - uses: actions/checkout@v7\n        with: { lfs: true }\n",
    "'lfs' of actions/checkout",
    6,
  ],
  [
    "a shell",
    "    steps:\n      - run: 1\n        shell: pwsh\n",
    "A shell other than bash and sh is not supported",
    6,
  ],
  ["a mistake", "    bogus: 1\n", "Unexpected value 'bogus'", 4],
])("%s fails the run at its start, naming file and line", async (_what, text, sentence, line) => {
  const runner = await openRunner();
  const job = ["runs-on", "steps"].flatMap((key) => {
    if (text.includes(`    ${key}:`)) return [];
    return key === "steps" ? ["    steps: [{ run: echo }]\n"] : ["    runs-on: ubuntu-24.04\n"];
  });
  await runner.write("orders", { [file]: `on: push\njobs:\n  work:\n${text}${job.join("")}` });
  const runs = async () =>
    (await runner.rest("GET", "/repos/acme/orders/actions/runs")).body.workflow_runs as RunFacts[];
  await vi.waitFor(async () => expect(await runs()).toMatchObject([{ conclusion: "startup_failure" }]), patience);
  const page = await (await fetch(String((await runs())[0]?.html_url))).text();
  expect(page.replaceAll("&#39;", "'")).toContain(sentence);
  expect(page).toMatch(new RegExp(`work.yml \\(Line: ${line}, Col: \\d+\\)`));
});

test("a called workflow gets no more rights than its caller has", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: "on: push\npermissions: { contents: read }\njobs:\n  call:\n    uses: ./.github/workflows/called.yml\n",
    ".github/workflows/called.yml": `on: workflow_call
jobs:
  deploy:
    runs-on: ubuntu-24.04
    permissions: { id-token: write }
    steps: [{ run: echo }]
`,
  });
  const runs = async () =>
    (await runner.rest("GET", "/repos/acme/orders/actions/runs")).body.workflow_runs as RunFacts[];
  await vi.waitFor(async () => expect(await runs()).toMatchObject([{ conclusion: "startup_failure" }]), patience);
  expect(await (await fetch(String((await runs())[0]?.html_url))).text()).toContain(
    "is requesting &#39;id-token: write&#39;, but is only allowed &#39;id-token: none&#39;",
  );
});
