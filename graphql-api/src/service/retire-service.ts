import type { RunDefinition, StepDefinition } from "../run/define-run.ts";
import { RunKind } from "../run/run-status.ts";
import { closeRepository } from "./archiving/close-repository.ts";
import { letDeploymentsEnd } from "./archiving/let-deployments-end.ts";
import { markArchived } from "./archiving/mark-archived.ts";
import { stopTasks } from "./archiving/stop-tasks.ts";

/**
 * What archives a service, in order: the step that is refused most easily comes first, so that nothing has been stopped
 * when it is.
 */
export const retirementSteps: StepDefinition[] = [closeRepository, letDeploymentsEnd, stopTasks, markArchived];

/** Archives a service. When that fails, the service stays as it is, and archiving can be asked for again. */
export const retireService: RunDefinition = {
  kind: RunKind.ARCHIVE_SERVICE,
  startOver: "Archive the repository on GitHub and stop the tasks on ECS by hand.",
  steps: retirementSteps,
  async failed() {},
};
