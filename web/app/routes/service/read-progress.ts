type Step = { title: string; job: string | null; status: string };

/** How far some steps are, and the one that runs now as "job: step"; `current` is `null` between two. */
export function readProgress(steps: readonly Step[]): { done: number; total: number; current: string | null } {
  const done = steps.filter(({ status }) => status === "SUCCEEDED" || status === "SKIPPED").length;
  const running = steps.find(({ status }) => status === "RUNNING" || status === "WAITING");
  const current = running && (running.job ? `${running.job}: ${running.title}` : running.title);
  return { done, total: steps.length, current: current ?? null };
}
