import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../github/testing/open-sandbox.ts";
import { readPieces } from "../github/testing/read-pieces.ts";
import { openRunner, patience, type RunFacts } from "./testing/open-runner.ts";

test("a called workflow takes inputs and secrets, gives outputs, and calls others up to four levels", async () => {
  const runner = await openRunner({ actions: { secrets: { API_KEY: "s3cr3t-value", OTHER: "not-given" } } });
  const step = "    runs-on: ubuntu-24.04\n    steps:\n";
  const pass = (level: number) => `on:
  workflow_call:
    inputs: { deep: { type: boolean, required: true } }
    secrets: { key: { required: true } }
    outputs: { answer: { value: "\${{ jobs.next.outputs.answer }}" } }
jobs:
  next:
    uses: ./.github/workflows/level-${level + 1}.yml
    with: { deep: "\${{ inputs.deep }}" }
    secrets: { key: "\${{ secrets.key }}" }
`;
  await runner.write("orders", {
    ".github/workflows/level-1.yml": `on: workflow_dispatch
jobs:
  top:
    uses: ./.github/workflows/level-2.yml
    with: { deep: true }
    secrets: { key: "\${{ secrets.API_KEY }}" }
  after:
    needs: top
${step}      - run: test "\${{ needs.top.outputs.answer }}" = 42
`,
    ".github/workflows/level-2.yml": pass(2),
    ".github/workflows/level-3.yml": pass(3),
    ".github/workflows/level-4.yml": `on:
  workflow_call:
    inputs: { deep: { type: boolean } }
    secrets: { key: { required: true } }
    outputs: { answer: { value: "\${{ jobs.work.outputs.answer }}" } }
jobs:
  work:
    name: Work
    outputs: { answer: "\${{ steps.a.outputs.answer }}" }
${step}      - id: a
        if: inputs.deep
        env: { KEY: "\${{ secrets.key }}", OTHER: "\${{ secrets.OTHER }}" }
        run: |
          test "$KEY" = "s3cr3t-\${{ 'value' }}" && test -z "$OTHER"
          echo answer=42 >> "$GITHUB_OUTPUT"
`,
    ".github/workflows/level-0.yml": `on: workflow_dispatch
jobs:
  over:
    uses: ./.github/workflows/level-1b.yml
`,
    ".github/workflows/level-1b.yml": `on: workflow_call
jobs:
  top:
    uses: ./.github/workflows/level-2.yml
    with: { deep: true }
    secrets: { key: x }
`,
  });
  const id = await runner.dispatch("orders", "level-1.yml");
  expect(await runner.ended("orders", id)).toMatchObject({ conclusion: "success" });
  expect((await runner.jobs("orders", id)).map(({ name }) => name)).toEqual(["top / next / next / Work", "after"]);
  const over = await runner.ended("orders", await runner.dispatch("orders", "level-0.yml"));
  expect(over.conclusion).toBe("startup_failure");
  expect(await (await fetch(over.html_url)).text()).toContain("Workflows can be nested at most 4 deep");
});

test("a workflow of another repository is found only where it may be seen", async () => {
  const runner = await openRunner();
  await runner.write("hidden", { ".github/workflows/called.yml": "on: workflow_call\njobs: {}\n" });
  await runner.write("orders", {
    ".github/workflows/work.yml":
      "on: workflow_dispatch\njobs:\n  call:\n    uses: acme/hidden/.github/workflows/called.yml@main\n",
  });
  const run = await runner.ended("orders", await runner.dispatch("orders", "work.yml"));
  expect(run.conclusion).toBe("startup_failure");
  expect(await (await fetch(run.html_url)).text()).toContain("workflow was not found");
});

test("push filters decide by branch, tag and path", async () => {
  const runner = await openRunner();
  const job = "jobs: { a: { runs-on: ubuntu-24.04, steps: [{ run: echo }] } }\n";
  await runner.write("orders", {
    ".github/workflows/main.yml": `on: { push: { branches: [main, "release/**"] } }\n${job}`,
    ".github/workflows/other.yml": `on: { push: { branches-ignore: [main] } }\n${job}`,
    ".github/workflows/docs.yml": `on: { push: { paths: ["docs/**", "!docs/draft.md"] } }\n${job}`,
    ".github/workflows/tags.yml": `on: { push: { tags: ["v*"] } }\n${job}`,
  });
  const paths = async () => {
    const { body } = await runner.rest("GET", "/repos/acme/orders/actions/runs?per_page=100");
    return (body.workflow_runs as (RunFacts & { path: string })[]).map(({ path }) => path.slice(18)).sort();
  };
  await vi.waitFor(async () => expect(await paths()).toEqual(["main.yml"]), patience);
  await runner.write("orders", { "docs/draft.md": "draft" });
  await runner.write("orders", { "docs/read.md": "read" });
  const all = ["docs.yml", "main.yml", "main.yml", "main.yml"];
  await vi.waitFor(async () => expect(await paths()).toEqual(all), patience);
});

test("the run page follows a run to its end, whenever it was opened", async () => {
  const runner = await openRunner();
  const go = path.join(await temporaryFolder(), "go");
  await runner.write("orders", {
    ".github/workflows/work.yml": `on: workflow_dispatch
jobs:
  work:
    runs-on: ubuntu-24.04
    steps: [{ name: Wait, run: "until test -e ${go}; do sleep 0.05; done" }, { run: 'echo "<b>"' }]
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  const page = `${runner.sandbox.url}/acme/orders/actions/runs/${id}`;
  const early = await fetch(`${page}/live`);
  expect(early.headers.get("content-type")).toBe("text/event-stream");
  writeFileSync(go, "");
  expect(await followToEnd(early, page)).toContain("state-success");
  await runner.ended("orders", id);
  expect(await followToEnd(await fetch(`${page}/live`), page)).toContain("state-success");
  const [job] = await runner.jobs("orders", id);
  const html = await (await fetch(`${page}/job/${job?.id}`)).text();
  expect(html).toContain('id="step:2:1"');
  expect(html).toContain("&lt;b&gt;");
  expect(html).not.toContain("<b>");
  const list = await (await fetch(`${runner.sandbox.url}/acme/orders/actions`)).text();
  expect(list).toContain(`/acme/orders/actions/runs/${id}`);
});

/** Reads the page whenever there is news, as its script does, until it is that of a run that has ended. */
async function followToEnd(live: Response, page: string): Promise<string> {
  for await (const news of readPieces(live)) {
    if (!news.includes("data: changed")) continue;
    const html = await (await fetch(page)).text();
    // Only the page of a run that goes on has a script.
    if (!html.includes("<script>")) return html;
  }
  throw new Error("Nobody told of the end");
}
