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
  await expect.poll(() => runner.told.filter(({ event }) => event.startsWith("workflow")).length).toBe(9);
  // The network may change the order in which they come; the list of deliveries tells the one in which they began.
  const { data } = await runner.app.request("GET /app/hook/deliveries", { per_page: 100 });
  const begun = data.reverse().filter(({ event }) => event.startsWith("workflow"));
  expect(begun.map(({ event, action }) => `${event} ${action}`)).toEqual([
    "workflow_run requested",
    "workflow_job queued",
    "workflow_run in_progress",
    "workflow_job in_progress",
    "workflow_job completed",
    "workflow_job queued",
    "workflow_job in_progress",
    "workflow_job completed",
    "workflow_run completed",
  ]);
  const last = runner.told.find(({ payload }) => payload.workflow_job?.name === "greet" && payload.workflow_job.steps);
  expect(last?.payload.workflow_job).toMatchObject({ run_id: id, run_attempt: 1, workflow_name: "Work" });
});
