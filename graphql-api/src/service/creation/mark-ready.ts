import { z } from "zod";
import { recordEvent } from "../../events.ts";
import type { StepDefinition } from "../../run/define-run.ts";
import { CommitMade } from "./creation-shapes.ts";
import { findService } from "./find-service.ts";

const FilesCommitted = CommitMade.extend({ defaultBranch: z.string() });

export const markReady: StepDefinition = {
  name: "mark-ready",
  title: "Open the service for deployments",

  async do(context) {
    const { sha, defaultBranch } = context.output("commit-files", FilesCommitted);
    await context.fenced(async (em) => {
      const service = await findService(em, context.run);
      service.becomeReady({ templateCommit: sha, defaultBranch });
      await recordEvent(em, "serviceChanged", { serviceId: service.id, name: service.name, change: "UPDATED" });
    });
    return { message: "Ready" };
  },
};
