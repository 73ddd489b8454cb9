import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { platform } from "node:os";

/** The variable that marks every process of a job; GitHub's runner uses the same to find what a job has left behind. */
export const trackingVariable = "RUNNER_TRACKING_ID";

/** Ends every process that carries the job's mark, wherever it went. @returns how many there were. */
export function endTracked(tracking: string): number {
  const mark = `${trackingVariable}=${tracking}`;
  const found = platform() === "linux" ? findOnLinux(mark) : findElsewhere(mark);
  for (const pid of found) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }
  return found.length;
}

function findOnLinux(mark: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/environ`, "utf8").split("\0").includes(mark);
      } catch {
        // Gone, or another person's.
        return false;
      }
    })
    .map(Number);
}

function findElsewhere(mark: string): number[] {
  const lines = execFileSync("ps", ["-axEww", "-o", "pid=,command="], { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.includes(mark)).map((line) => Number.parseInt(line, 10));
}
