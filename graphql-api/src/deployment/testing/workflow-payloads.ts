/** What a test says of a run; the rest is as GitHub would tell it of cd.yml. */
export interface RunTold {
  repository: number;
  id: number;
  attempt?: number;
  status: string;
  conclusion?: string | null;
  title?: string;
  path?: string;
  event?: string;
  sha?: string;
  login?: string | null;
  createdAt?: string;
  updatedAt?: string;
}

const BEGAN = "2026-11-23T10:00:00Z";
const secondOf = (second: number) => `2026-11-23T10:00:${String(second).padStart(2, "0")}Z`;
const pageOf = (run: number) => `https://github.test/acme/shop/actions/runs/${run}`;

/** A `workflow_run` webhook. */
export function runPayload(it: RunTold) {
  return {
    action: it.status,
    workflow_run: {
      id: it.id,
      name: "CD",
      run_attempt: it.attempt ?? 1,
      status: it.status,
      conclusion: it.conclusion ?? null,
      display_title: it.title ?? "deploy dev [by hand]",
      path: it.path ?? ".github/workflows/cd.yml",
      event: it.event ?? "workflow_dispatch",
      head_sha: it.sha ?? "a".repeat(40),
      html_url: pageOf(it.id),
      actor: it.login === null ? null : { login: it.login ?? "dev" },
      created_at: it.createdAt ?? BEGAN,
      run_started_at: it.createdAt ?? BEGAN,
      updated_at: it.updatedAt ?? BEGAN,
    },
    repository: { id: it.repository },
  };
}

/** A `workflow_job` webhook of a job of `steps` steps, of which `done` are. */
export function jobPayload(it: {
  repository: number;
  run: number;
  id: number;
  attempt?: number;
  name: string;
  status: string;
  steps: number;
  done: number;
}) {
  const steps = Array.from({ length: it.status === "queued" ? 0 : it.steps }, (_, index) => {
    const isDone = index < it.done;
    const status = isDone ? "completed" : index === it.done ? "in_progress" : "queued";
    return {
      number: index + 1,
      name: `Step ${index + 1}`,
      status,
      conclusion: isDone ? "success" : null,
      started_at: status === "queued" ? null : secondOf(index),
      completed_at: isDone ? secondOf(index + 1) : null,
    };
  });
  return {
    action: it.status,
    workflow_job: {
      id: it.id,
      run_id: it.run,
      run_attempt: it.attempt ?? 1,
      name: it.name,
      status: it.status,
      conclusion: it.status === "completed" ? "success" : null,
      html_url: `${pageOf(it.run)}/job/${it.id}`,
      started_at: BEGAN,
      completed_at: it.status === "completed" ? "2026-11-23T10:01:00Z" : null,
      steps,
    },
    repository: { id: it.repository },
  };
}
