import { recordEvent } from "../../events.ts";
import type { StepDefinition } from "../../run/define-run.ts";
import { findService } from "../creation/find-service.ts";

/** Lists leave it out from now on; its history stays, and nobody else gets its name. */
export const markArchived: StepDefinition = {
  name: "mark-archived",
  title: "Take the service out of the catalog's lists",

  async do({ fenced, run }) {
    await fenced(async (em) => {
      const service = await findService(em, run);
      service.archive();
      await recordEvent(em, "serviceChanged", { serviceId: service.id, name: service.name, change: "UPDATED" });
    });
    return { message: "Archived" };
  },
};
