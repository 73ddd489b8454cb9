import type { EntityManager } from "@mikro-orm/postgresql";
import { recordEvent } from "../events.ts";
import { Run } from "./run.entity.ts";
import type { RunKind } from "./run-status.ts";
import { RunStep } from "./run-step.entity.ts";

/** Writes a run with its steps in the caller's transaction; workers are woken when it commits. */
export async function startRun(
  em: EntityManager,
  it: {
    kind: RunKind;
    serviceId: string;
    subject: string;
    input: Record<string, unknown>;
    requestedBy: string | null;
    steps: { name: string; title: string }[];
  },
): Promise<Run> {
  const run = new Run(it);
  em.persist(run);
  it.steps.forEach(({ name, title }, position) => {
    em.persist(new RunStep({ run, position, name, title }));
  });
  await em.flush();
  await recordEvent(em, "runChanged", { runId: run.id, change: "CREATED" });
  return run;
}
