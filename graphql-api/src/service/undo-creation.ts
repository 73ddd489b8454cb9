import type { EntityManager } from "@mikro-orm/postgresql";
import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { recordEvent } from "../events.ts";
import { resumeRun } from "../run/resume-run.ts";
import { Run } from "../run/run.entity.ts";
import { RunKind, RunStatus } from "../run/run-status.ts";
import { startRun } from "../run/start-run.ts";
import { findOwnService } from "./find-own-service.ts";
import type { Service } from "./service.entity.ts";
import { ServiceStatus } from "./service-status.ts";
import { undoSteps } from "./take-back-service.ts";

/**
 * Begins to take back what a FAILED creation has made; answers the UUID of the run that does. Asked again, it answers
 * the same run, and resumes it where it failed.
 */
export async function undoCreation({ em, viewer }: Pick<SignedIn, "em" | "viewer">, name: string): Promise<string> {
  return em.transactional(async (tx) => {
    const service = await findOwnService(tx, viewer, name);
    if (service.status !== ServiceStatus.FAILED || !service.creationRunId) {
      throw refusal(
        ProblemCode.CONFLICT,
        `Only a failed creation can be undone; ${service.name} is ${service.status}.`,
        "service",
      );
    }
    const earlier = await tx.findOne(Run, { serviceId: service.id, kind: RunKind.UNDO_CREATION });
    if (earlier) {
      if (earlier.status === RunStatus.FAILED) await resumeRun(tx, earlier.id);
      return earlier.id;
    }
    return begin(tx, service, service.creationRunId, viewer.id);
  });
}

async function begin(em: EntityManager, service: Service, creationRunId: string, requestedBy: string): Promise<string> {
  // From here on nobody can resume the creation.
  await em.execute("update runs set status = 'CANCELLED', finished_at = now() where id = ? and status = 'FAILED'", [
    creationRunId,
  ]);
  await recordEvent(em, "runChanged", { runId: creationRunId, change: "UPDATED" });
  const run = await startRun(em, {
    kind: RunKind.UNDO_CREATION,
    serviceId: service.id,
    subject: service.name,
    input: { creationRunId },
    requestedBy,
    steps: undoSteps,
  });
  return run.id;
}
