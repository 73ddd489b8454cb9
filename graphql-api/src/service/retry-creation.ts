import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { recordEvent } from "../events.ts";
import { resumeRun } from "../run/resume-run.ts";
import { findOwnService } from "./find-own-service.ts";
import { ServiceStatus } from "./service-status.ts";

/** Resumes a FAILED creation from its failed step; answers the run's UUID. Refuses one that has not failed. */
export async function retryCreation({ em, viewer }: Pick<SignedIn, "em" | "viewer">, name: string): Promise<string> {
  return em.transactional(async (tx) => {
    const service = await findOwnService(tx, viewer, name);
    if (service.status !== ServiceStatus.FAILED || !service.creationRunId) {
      throw refusal(
        ProblemCode.CONFLICT,
        `The creation of ${service.name} has not failed: it is ${service.status}.`,
        "service",
      );
    }
    // A creation that is being undone is CANCELLED, and stays so.
    if (!(await resumeRun(tx, service.creationRunId))) {
      throw refusal(ProblemCode.CONFLICT, `${service.name} is being undone. Wait for that, or undo again.`, "service");
    }
    service.resumeCreation();
    await recordEvent(tx, "serviceChanged", { serviceId: service.id, name: service.name, change: "UPDATED" });
    return service.creationRunId;
  });
}
