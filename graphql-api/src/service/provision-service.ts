import { recordEvent } from "../events.ts";
import type { RunDefinition, StepDefinition } from "../run/define-run.ts";
import { RunKind } from "../run/run-status.ts";
import { commitFiles } from "./creation/commit-files.ts";
import { findService } from "./creation/find-service.ts";
import { makeFirstCommit } from "./creation/make-first-commit.ts";
import { makeRepository } from "./creation/make-repository.ts";
import { markReady } from "./creation/mark-ready.ts";
import { protectBranch } from "./creation/protect-branch.ts";
import { setVariables } from "./creation/set-variables.ts";
import { Service } from "./service.entity.ts";

/** What makes a service, in order. Each step finds what an earlier attempt has made before it makes it. */
export const creationSteps: StepDefinition[] = [
  makeRepository,
  makeFirstCommit,
  setVariables,
  commitFiles,
  protectBranch,
  markReady,
];

export const provisionService: RunDefinition = {
  kind: RunKind.CREATE_SERVICE,
  startOver: "Undo this creation and create the service again.",
  steps: creationSteps,
  async failed(em, run) {
    // Where the service is gone, its creation still has to end.
    if (!run.serviceId || (await em.count(Service, run.serviceId)) === 0) return;
    const service = await findService(em, run);
    service.failCreation();
    await recordEvent(em, "serviceChanged", { serviceId: service.id, name: service.name, change: "UPDATED" });
  },
};
