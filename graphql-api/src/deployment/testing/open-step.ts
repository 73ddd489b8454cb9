import { expect } from "vitest";
import type { GitHub, WorkflowRun } from "../../adapters/github/github.ts";
import { seedPlaces } from "../../environment/testing/seed-places.ts";
import type { StepContext, StepDefinition } from "../../run/define-run.ts";
import { fenced } from "../../run/end-run.ts";
import { RunKind } from "../../run/run-status.ts";
import { openInbox } from "./open-inbox.ts";
import { ownRepository, type SeededDelivery, seedDelivery } from "./seed-delivery.ts";

export const HERE = { service: "shop", environment: "dev" };

/** A run of cd.yml as GitHub tells it. */
export const runOf = (title: string, id: number, told: Partial<WorkflowRun> = {}): WorkflowRun => ({
  id,
  attempt: 1,
  status: "in_progress",
  conclusion: null,
  title,
  workflowPath: ".github/workflows/cd.yml",
  event: "workflow_dispatch",
  headSha: "b".repeat(40),
  url: `http://localhost:4010/acme/shop/actions/runs/${id}`,
  actorLogin: "ada",
  createdAt: new Date(),
  startedAt: new Date(),
  updatedAt: new Date(),
  ...told,
});

/** A shop with its places, and a deployment to dev that this process works on; `enter` enters a step of it. */
export async function openStep(status: string, workflowRun: number | null = null) {
  const { platform, sql } = await openInbox();
  await seedPlaces(platform.pool, [
    { ...HERE, deployment: null },
    { ...HERE, environment: "staging", deployment: null },
  ]);
  await ownRepository({ sql }, "shop", 7);
  await sql(
    "update services set repo_url = 'http://localhost:4010/acme/shop', variables_at = now() + interval '1 day'",
  );
  const delivery = await seedDelivery({ sql }, { ...HERE, workflowRun, status });
  await sql("update runs set status = 'RUNNING', fence = 1 where id = $1", [delivery.runId]);
  if (status === "QUEUED") await sql("update deployments set dispatched_at = null where id = $1", [delivery.id]);
  const [{ id: serviceId = "" } = {}] = await sql<{ id: string }>("select id from services");
  return { platform, sql, delivery, serviceId, enter: enterStep(platform, delivery, serviceId) };
}

/** Enters the step with a GitHub that answers this. */
const enterStep =
  (platform: StepContext["platform"], { id, runId }: SeededDelivery, serviceId: string) =>
  (step: StepDefinition, github: Partial<GitHub>, timedOut = false) => {
    const run = {
      ...{ id: runId, kind: RunKind.DEPLOY, serviceId, subject: "shop", fence: "1" },
      ...{ input: { deploymentId: id }, requestedBy: null, createdAt: new Date() },
    };
    return step.do({
      ...{ run, attempt: 1, since: new Date(), timedOut, signal: new AbortController().signal },
      platform: { ...platform, github: { ...platform.github, ...github } },
      output: () => expect.unreachable(),
      fenced: (work) => fenced(platform, run, work),
    });
  };
