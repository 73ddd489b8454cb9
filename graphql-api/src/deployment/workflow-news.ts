/** What GitHub says of the workflow's run. */
export interface WorkflowNews {
  runId: number;
  attempt: number;
  status: "queued" | "waiting" | "in_progress" | "completed";
  conclusion: string | null;
  url: string;
}

/** How far each status is. */
export const WORKFLOW_RANKS = { queued: 0, waiting: 1, in_progress: 2, completed: 3 } as const;
