import { expect } from "vitest";
import type { GitHub, WorkflowRun } from "../github.ts";
import { createSample } from "./open-github.ts";

export const REPOSITORY = "acme/shop";

const trigger = `name: CD
run-name: deploy \${{ inputs.environment }} [\${{ inputs.deployment_id }}]
on:
  workflow_dispatch:
    inputs:
      environment: { type: string, required: true }
      deployment_id: { type: string }
`;

/** Two jobs, one after the other, that are done in no time. */
export const QUICK = `${trigger}jobs:
  check:
    name: Check
    runs-on: ubuntu-24.04
    steps: [{ name: Look, run: echo looked }]
  deploy:
    name: Deploy
    needs: check
    runs-on: ubuntu-24.04
    steps: [{ name: Bring out, run: echo done }, { name: Wait for it, run: echo waited }]
`;

/** One job that goes on until somebody cancels it. */
export const ENDLESS = `${trigger}jobs:
  deploy:
    name: Deploy
    runs-on: ubuntu-24.04
    steps: [{ name: Wait for it, run: sleep 300 }]
`;

/** The repository `acme/shop` with this text as its only workflow, cd.yml. */
export async function addWorkflow(github: GitHub, text: string): Promise<void> {
  await createSample(github);
  const path = ".github/workflows/cd.yml";
  await github.commitFirstFile({ repository: REPOSITORY, path, contents: text, message: "Add the workflow" });
}

/** What starts it for the deployment of this id. */
export function dispatchOf(deploymentId: string) {
  const inputs = { environment: "dev", deployment_id: deploymentId };
  return { repository: REPOSITORY, workflow: "cd.yml", ref: "main", inputs };
}

/** The run, as soon as it is that far. */
export async function runThatIs(github: GitHub, runId: number, status: WorkflowRun["status"]): Promise<WorkflowRun> {
  await expect.poll(async () => (await github.readWorkflowRun(REPOSITORY, runId))?.status).toBe(status);
  const run = await github.readWorkflowRun(REPOSITORY, runId);
  if (!run) throw new Error(`Run ${runId} is gone`);
  return run;
}
