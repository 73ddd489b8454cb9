import { rmSync } from "node:fs";
import { Refusal } from "../../github/refusal.ts";
import { announceRun } from "../../github/webhooks/announce-run.ts";
import type { World } from "../../github/world.ts";
import { launchRun } from "../run/launch-run.ts";
import { artifactFolder, deleteArtifact, listArtifacts } from "../state/artifact.ts";
import { type Run, saveRun } from "../state/run.ts";

/** Runs everything once more, with the same commit and inputs, as the next attempt. @throws Refusal 403 while it runs. */
export function rerun(world: World, run: Run): void {
  if (run.status !== "completed" || world.actions.active.has(run.id)) {
    throw new Refusal(403, "FORBIDDEN", "This workflow is already running");
  }
  forgetArtifacts(world, run.id);
  const { attempt, status, conclusion, startedAt, updatedAt, complaint } = run;
  const again = saveRun(world, run.id, {
    attempt: attempt + 1,
    status: "queued",
    conclusion: null,
    complaint: null,
    startedAt: Date.now(),
    earlier: [...run.earlier, { attempt, status, conclusion, startedAt, updatedAt, complaint }],
  });
  announceRun(world, again, "requested");
  launchRun(world, run.id);
}

/** The attempt to come leaves its own under the same names. */
function forgetArtifacts(world: World, run: number): void {
  for (const artifact of listArtifacts(world, run)) {
    deleteArtifact(world, artifact.id);
    rmSync(artifactFolder(world, artifact), { recursive: true, force: true });
  }
}
