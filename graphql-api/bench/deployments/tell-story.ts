import type { Underway } from "./seed-deployments.ts";

/** One webhook of GitHub. */
export interface Webhook {
  event: "workflow_run" | "workflow_job";
  payload: unknown;
}

/** What is in an address that a deployment shows once it has the news of a webhook: the run and the chapter, from 0 on. */
export const MARK = /-(\d+)-(\d\d)-/g;

const AT = "2026-11-02T09:00:00Z";
const JOBS = ["cd / Check", "cd / Build", "cd / Deploy"];
const STEPS = 8;

/**
 * What GitHub tells of one run of cd.yml, in order: it begins, and each of its jobs is queued, runs and ends. Ten webhooks
 * in the shape that GitHub documents, each of them news.
 */
export function tellStory({ repositoryId, workflowRunId }: Underway): Webhook[] {
  const repository = { id: repositoryId };
  const markOf = (chapter: number) => `-${workflowRunId}-${String(chapter).padStart(2, "0")}-`;
  const begins: Webhook = {
    event: "workflow_run",
    payload: {
      action: "in_progress",
      repository,
      workflow_run: {
        id: workflowRunId,
        run_attempt: 1,
        status: "in_progress",
        conclusion: null,
        display_title: "deploy dev",
        path: ".github/workflows/cd.yml",
        event: "workflow_dispatch",
        head_sha: "0".repeat(40),
        html_url: `http://github.test/${markOf(0)}`,
        actor: { login: "ada" },
        created_at: AT,
        run_started_at: AT,
        updated_at: AT,
      },
    },
  };
  const jobs = JOBS.flatMap((name, job) =>
    (["queued", "in_progress", "completed"] as const).map((status, index): Webhook => {
      const workflow_job = {
        id: workflowRunId * 10 + job,
        run_id: workflowRunId,
        run_attempt: 1,
        name,
        status,
        conclusion: status === "completed" ? "success" : null,
        html_url: `http://github.test/${markOf(1 + 3 * job + index)}`,
        started_at: AT,
        completed_at: status === "completed" ? AT : null,
        steps: stepsOf(status),
      };
      return { event: "workflow_job", payload: { action: status, repository, workflow_job } };
    }),
  );
  return [begins, ...jobs];
}

function stepsOf(status: "queued" | "in_progress" | "completed") {
  if (status === "queued") return [];
  return Array.from({ length: STEPS }, (_, index) => {
    const isDone = status === "completed";
    const isNow = !isDone && index === 0;
    return {
      number: index + 1,
      name: `Step ${index + 1}`,
      conclusion: isDone ? "success" : null,
      status: isDone ? "completed" : isNow ? "in_progress" : "queued",
      started_at: isDone || isNow ? AT : null,
      completed_at: isDone ? AT : null,
    };
  });
}
