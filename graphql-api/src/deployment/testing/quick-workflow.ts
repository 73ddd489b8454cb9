import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { World } from "../../testing/start-test-platform.ts";

/** The branch that a quick service's workflow is on. */
const BRANCH = "quick";

/** A cd.yml with the door of the golden path's and nothing behind it but these lines of YAML, the jobs. */
const workflowOf = (jobs: string): string => `name: CD
run-name: deploy \${{ inputs.environment }} [\${{ inputs.deployment_id }}]
on:
  workflow_dispatch:
    inputs:
      environment: { required: true, type: string }
      sha: { required: false, type: string }
      deployment_id: { required: false, type: string, default: by hand }
      task_definition: { required: false, type: string }
concurrency:
  group: deploy-\${{ inputs.environment }}
  cancel-in-progress: false
jobs:
${jobs}`;

/** One job with one step that does this in bash. */
export const jobOf = (script: string): string => `  cd:
    name: Cd
    runs-on: ubuntu-24.04
    steps:
      - name: Go
        run: ${JSON.stringify(script)}
`;

/** A job that goes on until it is let go; with the test it ends anyway. */
export interface HeldJob {
  job: string;
  /** Also lets go whoever runs it after that. */
  letGo(): Promise<void>;
}

export async function holdJob(): Promise<HeldJob> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-held-"));
  const letGo = () => writeFile(join(folder, "go"), "");
  onTestFinished(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return { job: jobOf(`while [ -d '${folder}' ] && [ ! -e '${folder}/go' ]; do sleep 0.1; done`), letGo };
}

/** From now on the service's deployments run these jobs instead of the golden path's. */
export async function useWorkflow(world: Pick<World, "push" | "sql">, service: string, jobs: string): Promise<void> {
  await world.push(service, BRANCH, { ".github/workflows/cd.yml": workflowOf(jobs) });
  await world.sql("update services set default_branch = $2 where name = $1", [service, BRANCH]);
}
