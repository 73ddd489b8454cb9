import { z } from "zod";
import type { WorkflowStatus } from "./github.ts";

/**
 * GitHub's status of a run, job or step. Its further words ("requested", "pending", and whatever comes later) are
 * told before anything happens, so they count as queued, which never takes back what is known already.
 */
export const workflowStatus = z.string().nullish().transform(toStatus);

/** A moment in GitHub's notation, e.g. "2026-11-23T15:00:00Z". */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

function toStatus(word: string | null | undefined): WorkflowStatus {
  if (word === "waiting" || word === "in_progress" || word === "completed") return word;
  return "queued";
}
