import { z } from "zod";
import { recordEvent } from "../events.ts";
import type { RunDefinition, StepContext, StepDefinition } from "../run/define-run.ts";
import { RunKind } from "../run/run-status.ts";
import { findService } from "./creation/find-service.ts";
import { creationSteps } from "./provision-service.ts";
import { Service } from "./service.entity.ts";

const Input = z.object({ creationRunId: z.uuid() });

/** The steps of a creation backwards, as far as they leave something behind, and the catalog's entry last. */
export const undoSteps: StepDefinition[] = [
  ...[...creationSteps].reverse().flatMap((step) => (step.undo ? [backwards(step, step.undo)] : [])),
  {
    name: "remove-service",
    title: "Remove the service from the catalog",
    async do(context) {
      const { creationRunId } = Input.parse(context.run.input);
      await context.fenced(async (em) => {
        // Removed before by an attempt that was cut off: the row took the run's way to it along.
        if (!context.run.serviceId) return;
        const service = await findService(em, context.run);
        await em.execute("update run_steps set status = 'UNDONE' where run_id = ? and status = 'SUCCEEDED'", [
          creationRunId,
        ]);
        await em.nativeDelete(Service, service.id);
        await recordEvent(em, "runChanged", { runId: creationRunId, change: "UPDATED" });
        await recordEvent(em, "serviceChanged", { serviceId: service.id, name: service.name, change: "DELETED" });
      });
      return { message: `The name ${context.run.subject} is free again.` };
    },
  },
];

function backwards({ name, title }: StepDefinition, undo: (context: StepContext) => Promise<string>): StepDefinition {
  return {
    name: `undo-${name}`,
    title: `Take back: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    async do(context) {
      const { creationRunId } = Input.parse(context.run.input);
      const message = await undo(context);
      await context.fenced((em) =>
        em.execute("update run_steps set status = 'UNDONE' where run_id = ? and name = ?", [creationRunId, name]),
      );
      return { message };
    },
  };
}

/** Takes a failed creation back. When that fails, the service stays FAILED and it can be asked for again. */
export const takeBackService: RunDefinition = {
  kind: RunKind.UNDO_CREATION,
  startOver: "Remove what is left on GitHub by hand, then undo again.",
  steps: undoSteps,
  async failed() {},
};
