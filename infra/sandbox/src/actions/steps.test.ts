import { expect, test, vi } from "vitest";
import { openRunner, patience } from "./testing/open-runner.ts";

const file = ".github/workflows/work.yml";
const head = "on: workflow_dispatch\njobs:\n";

test("if, needs and status functions decide as at GitHub", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: `${head}
  breaks:
    runs-on: ubuntu-24.04
    steps:
      - run: exit 3
      - run: echo never
      - if: failure()
        run: echo after a failure
      - if: always()
        run: echo always
      - if: cancelled()
        run: echo cancelled
  forgiven:
    runs-on: ubuntu-24.04
    outputs:
      outcome: \${{ steps.bad.outcome }} \${{ steps.bad.conclusion }}
    steps:
      - id: bad
        continue-on-error: true
        run: exit 1
      - run: echo goes on
  skipped:
    needs: breaks
    runs-on: ubuntu-24.04
    steps: [{ run: echo never }]
  behind:
    needs: skipped
    runs-on: ubuntu-24.04
    steps: [{ run: echo never }]
  tidy:
    needs: [skipped, forgiven]
    if: always() && needs.skipped.result == 'skipped'
    runs-on: ubuntu-24.04
    steps:
      - run: test "\${{ needs.forgiven.outputs.outcome }}" = "failure success"
  alarm:
    needs: behind
    if: failure()
    runs-on: ubuntu-24.04
    steps: [{ run: echo one before it has failed }]
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  expect(await runner.ended("orders", id)).toMatchObject({ conclusion: "failure" });
  const jobs = await runner.jobs("orders", id);
  expect(Object.fromEntries(jobs.map(({ name, conclusion }) => [name, conclusion]))).toEqual({
    breaks: "failure",
    forgiven: "success",
    skipped: "skipped",
    behind: "skipped",
    tidy: "success",
    alarm: "success",
  });
  const breaks = jobs.find(({ name }) => name === "breaks");
  expect(breaks?.steps.map(({ conclusion }) => conclusion)).toEqual([
    ...["success", "failure", "skipped", "success", "success", "skipped", "success"],
  ]);
});

test("steps speak to each other through files, and env holds at three levels", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: `on: workflow_dispatch
env: { PLACE: workflow, KEPT: workflow }
defaults: { run: { shell: bash } }
jobs:
  speak:
    runs-on: ubuntu-24.04
    env: { PLACE: job }
    defaults: { run: { working-directory: inner } }
    steps:
      - run: mkdir inner
        working-directory: .
      - run: |
          test "$(basename "$PWD")" = inner
          test "$PLACE/$KEPT/\${{ env.PLACE }}" = step/workflow/step
          echo "FROM_BEFORE=two words" >> "$GITHUB_ENV"
          mkdir "$RUNNER_TEMP/tools"
          printf '#!/bin/sh\\necho tool speaks\\n' > "$RUNNER_TEMP/tools/mytool"
          chmod +x "$RUNNER_TEMP/tools/mytool"
          echo "$RUNNER_TEMP/tools" >> "$GITHUB_PATH"
          echo "# All well" >> "$GITHUB_STEP_SUMMARY"
        env: { PLACE: step }
      - id: long
        run: |
          test "$FROM_BEFORE" = "two words"
          mytool
          { echo "text<<END"; echo one; echo two; echo END; } >> "$GITHUB_OUTPUT"
      - env: { TEXT: "\${{ steps.long.outputs.text }}" }
        run: test "$TEXT" = "$(printf 'one\\ntwo')"
      - run: false | true
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  await runner.ended("orders", id);
  const [job] = await runner.jobs("orders", id);
  expect(job?.steps.map(({ conclusion }) => conclusion)).toEqual([
    ...["success", "success", "success", "success", "success", "failure", "success"],
  ]);
  expect(await runner.log("orders", job?.id ?? 0)).toContain("tool speaks");
  const page = await (await fetch(`${runner.sandbox.url}/acme/orders/actions/runs/${id}`)).text();
  expect(page).toContain("# All well");
});

test("secrets and masks never reach a log, and the sandbox's own environment never reaches a step", async () => {
  vi.stubEnv("SANDBOX_OWN_SECRET", "mine alone");
  const runner = await openRunner({ actions: { secrets: { API_KEY: "s3cr3t-value" } } });
  await runner.write("orders", {
    [file]: `${head}
  hide:
    runs-on: ubuntu-24.04
    steps:
      - run: |
          echo "key \${{ secrets.API_KEY }} token $TOKEN"
          word=$(printf 'b3RoZXIgd29yZHM=' | base64 -d)
          echo "::add-mask::$word"
          echo "then $word"
          echo "own [$SANDBOX_OWN_SECRET]"
          echo "home $HOME"
          echo "::error::bad \${{ secrets.API_KEY }}"
        env: { TOKEN: "\${{ github.token }}" }
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  await runner.ended("orders", id);
  const [job] = await runner.jobs("orders", id);
  const log = await runner.log("orders", job?.id ?? 0);
  expect(log).toContain("key *** token ***");
  expect(log).toContain("then ***");
  expect(log).toContain("own []");
  expect(log).not.toMatch(/s3cr3t-value|ghs_|other words|mine alone/);
  const page = await (await fetch(`${runner.sandbox.url}/acme/orders/actions/runs/${id}`)).text();
  expect(page).toContain("bad ***");
  expect(page).not.toContain("s3cr3t-value");
});

test("what a person types stays text when it comes through env", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: `on:
  workflow_dispatch:
    inputs: { word: { type: string } }
jobs:
  say:
    runs-on: ubuntu-24.04
    steps:
      - env: { WORD: "\${{ inputs.word }}" }
        run: |
          echo "said: $WORD"
          test ! -e "$RUNNER_TEMP/broken-in"
`,
  });
  const word = '"; touch "$RUNNER_TEMP/broken-in"; $(touch $RUNNER_TEMP/broken-in) $' + "{{ github.token }} #";
  const id = await runner.dispatch("orders", "work.yml", { word });
  expect(await runner.ended("orders", id)).toMatchObject({ conclusion: "success" });
  const [job] = await runner.jobs("orders", id);
  expect(await runner.log("orders", job?.id ?? 0)).toContain(`said: ${word}`);
});

test("the job's token may do what permissions say, in its own repository, as long as the job runs", async () => {
  const runner = await openRunner();
  await runner.write("other", { "a.txt": "a" });
  await runner.write("orders", {
    [file]: `on: workflow_dispatch
permissions: { contents: read }
jobs:
  ask:
    runs-on: ubuntu-24.04
    permissions: { contents: read, actions: read }
    steps:
      - env: { TOKEN: "\${{ secrets.GITHUB_TOKEN }}" }
        run: |
          ask() { curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $TOKEN" "$@"; }
          test "$(ask "$GITHUB_API_URL/repos/acme/orders/actions/runs")" = 200
          test "$(ask "$GITHUB_API_URL/repos/acme/other")" = 404
          test "$(ask -X POST "$GITHUB_API_URL/repos/acme/orders/actions/workflows/work.yml/dispatches" -d '{"ref":"main"}')" = 403
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  expect(await runner.ended("orders", id)).toMatchObject({ conclusion: "success" });
});

test("a step that takes too long fails, a job that takes too long is cancelled, and both say so", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: `${head}
  step:
    runs-on: ubuntu-24.04
    steps:
      - run: sleep 60
        timeout-minutes: 0.01
      - if: failure()
        run: echo noticed
  job:
    runs-on: ubuntu-24.04
    timeout-minutes: 0.01
    steps:
      - run: sleep 60
      - if: always()
        run: echo tidied
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  expect(await runner.ended("orders", id)).toMatchObject({ conclusion: "failure" });
  const jobs = await runner.jobs("orders", id);
  const [step, job] = ["step", "job"].map((name) => jobs.find((one) => one.name === name));
  expect(step?.conclusion).toBe("failure");
  expect(await runner.log("orders", step?.id ?? 0)).toContain("noticed");
  expect(job?.conclusion).toBe("cancelled");
  expect(await runner.log("orders", job?.id ?? 0)).toContain("tidied");
  const page = await (await fetch(`${runner.sandbox.url}/acme/orders/actions/runs/${id}`)).text();
  expect(page).toContain("The job has exceeded the maximum execution time of 0.01 minutes.");
});

test("what a job leaves running ends with it", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [file]: `${head}
  leave:
    runs-on: ubuntu-24.04
    steps:
      - run: |
          setsid sleep 300 > /dev/null 2>&1 &
          echo "pid $!"
`,
  });
  const id = await runner.dispatch("orders", "work.yml");
  await runner.ended("orders", id);
  const [job] = await runner.jobs("orders", id);
  const pid = Number(/ pid (\d+)/.exec(await runner.log("orders", job?.id ?? 0))?.[1]);
  expect(pid).toBeGreaterThan(1);
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), patience);
});
