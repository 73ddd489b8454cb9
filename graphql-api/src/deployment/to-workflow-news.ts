import type { WorkflowRun } from "../adapters/github/github.ts";
import type { WorkflowNews } from "./workflow-news.ts";

/** The part of a run that a deployment remembers. */
export const toWorkflowNews = ({ id, attempt, status, conclusion, url }: WorkflowRun): WorkflowNews => ({
  runId: id,
  attempt,
  status,
  conclusion,
  url,
});
