import { expect, test } from "vitest";
import { openRunner } from "./testing/open-runner.ts";

const workflow = ".github/workflows/work.yml";

test("a dispatch answers with the run, and its jobs, steps, log and webhooks tell the same story in order", async () => {
  const runner = await openRunner();
  await runner.write("orders", {
    [workflow]: `
name: Work
run-name: work for \${{ inputs.who }} [\${{ inputs.id }}]
on:
  workflow_dispatch:
    inputs:
      who: { type: string, required: true }
      id: { type: string, default: by hand }
jobs:
  greet:
    runs-on: ubuntu-24.04
    outputs:
      word: \${{ steps.say.outputs.word }}
    steps:
      - name: Say
        id: say
        env:
          WHO: \${{ inputs.who }}
        run: |
          echo "Hello $WHO"
          echo "word=hello" >> "$GITHUB_OUTPUT"
      - run: test "$GITHUB_REPOSITORY" = acme/orders && pwd && node --version
  answer:
    needs: greet
    runs-on: ubuntu-24.04
    steps:
      - run: test "\${{ needs.greet.outputs.word }}" = hello
`,
  });
  const id = await runner.dispatch("orders", "work.yml", { who: "Ada" });
  expect(await runner.ended("orders", id)).toMatchObject({
    conclusion: "success",
    display_title: "work for Ada [by hand]",
    event: "workflow_dispatch",
    head_branch: "main",
    run_attempt: 1,
    run_number: 1,
    path: workflow,
  });
  const jobs = await runner.jobs("orders", id);
  expect(jobs.map(({ name, conclusion }) => ({ name, conclusion }))).toEqual([
    { name: "greet", conclusion: "success" },
    { name: "answer", conclusion: "success" },
  ]);
  expect(jobs[0]?.steps.map(({ name, conclusion }) => `${name}: ${conclusion}`)).toEqual([
    "Set up job: success",
    "Say: success",
    'Run test "$GITHUB_REPOSITORY" = acme/orders && pwd && node --version: success',
    "Complete job: success",
  ]);
  expect(await runner.log("orders", jobs[0]?.id ?? 0)).toMatch(/^\d{4}-\d\d-\d\dT\S+Z Hello Ada$/m);
  const told = () =>
    runner.told
      .filter(({ event }) => event.startsWith("workflow"))
      .map(({ event, action, payload }) => `${event} ${action} ${payload.workflow_job?.name ?? ""}`.trim());
  await expect.poll(told).toHaveLength(9);
  expect(told().sort()).toEqual([
    "workflow_job completed answer",
    "workflow_job completed greet",
    "workflow_job in_progress answer",
    "workflow_job in_progress greet",
    "workflow_job queued answer",
    "workflow_job queued greet",
    "workflow_run completed",
    "workflow_run in_progress",
    "workflow_run requested",
  ]);
});
