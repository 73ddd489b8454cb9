import type { Call } from "./call.ts";
import type { GitHub, WorkflowJob, WorkflowRun } from "./github.ts";
import { GitHubError } from "./github-error.ts";
import { noneWhen } from "./none-when.ts";
import type { Api } from "./open-api.ts";
import { parseWorkflowJob } from "./parse-workflow-job.ts";
import { parseWorkflowRun } from "./parse-workflow-run.ts";
import { splitFullName } from "./split-full-name.ts";

type Verbs = "findWorkflowRuns" | "readWorkflowRun" | "listWorkflowJobs" | "cancelWorkflowRun";

const LARGEST_PAGE = 100;

/** Runs of workflows and their jobs; `pageSize` jobs are asked for at a time. */
export function workflowRuns(api: Api, pageSize: number): Pick<GitHub, Verbs> {
  async function readJobs(repository: string, runId: number, page: number): Promise<WorkflowJob[]> {
    const what = `list the jobs of run ${runId} of ${repository}`;
    const call: Call = { operation: "listWorkflowJobs", what, effect: "READ" };
    const { jobs } = await api.rest(call, (octokit, request) =>
      octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs", {
        ...splitFullName(repository),
        run_id: runId,
        filter: "latest",
        per_page: pageSize,
        page,
        request,
      }),
    );
    return jobs.map((job) => understood(parseWorkflowJob(job), call));
  }

  return {
    async findWorkflowRuns({ repository, workflow, createdSince, titleHolds }) {
      const what = `look for runs of ${workflow} in ${repository}`;
      const call: Call = { operation: "findWorkflowRuns", what, effect: "READ" };
      const { workflow_runs } = await api.rest(call, (octokit, request) =>
        octokit.request("GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs", {
          ...splitFullName(repository),
          workflow_id: workflow,
          event: "workflow_dispatch",
          created: `>=${wholeSecond(createdSince)}`,
          per_page: LARGEST_PAGE,
          request,
        }),
      );
      const runs = workflow_runs.map((run) => understood(parseWorkflowRun(run), call));
      return runs.filter(({ title }) => titleHolds === undefined || title.includes(titleHolds)).sort(byNewest);
    },

    async readWorkflowRun(repository, runId) {
      const call: Call = { operation: "readWorkflowRun", what: `read run ${runId} of ${repository}`, effect: "READ" };
      const run = await noneWhen("NOT_FOUND", () =>
        api.rest(call, (octokit, request) =>
          octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
            ...splitFullName(repository),
            run_id: runId,
            request,
          }),
        ),
      );
      return run && understood(parseWorkflowRun(run), call);
    },

    async listWorkflowJobs(repository, runId) {
      const found: WorkflowJob[] = [];
      for (let page = 1; ; page += 1) {
        const jobs = await readJobs(repository, runId, page);
        found.push(...jobs);
        if (jobs.length < pageSize) return found;
      }
    },

    async cancelWorkflowRun(repository, runId) {
      const what = `cancel run ${runId} of ${repository}`;
      const call: Call = { operation: "cancelWorkflowRun", what, effect: "REPEATABLE" };
      try {
        await api.rest(call, (octokit, request) =>
          octokit.request("POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel", {
            ...splitFullName(repository),
            run_id: runId,
            request,
          }),
        );
      } catch (error) {
        const isOver = error instanceof GitHubError && error.kind === "CONFLICT" && /completed/i.test(error.message);
        if (!isOver) throw error;
      }
    },
  };
}

/** GitHub compares whole seconds, and a run that began within this one was created since. */
function wholeSecond(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function byNewest(one: WorkflowRun, other: WorkflowRun): number {
  return other.createdAt.getTime() - one.createdAt.getTime() || other.id - one.id;
}

function understood<Entry>(entry: Entry | null, call: Call): Entry {
  if (entry !== null) return entry;
  throw new GitHubError(
    "INVALID",
    `Could not ${call.what}: GitHub's answer is not the one its documentation describes.`,
  );
}
