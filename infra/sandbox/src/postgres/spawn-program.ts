import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { platform } from "node:os";
import type { Account } from "./account.ts";

export interface ProgramRun {
  program: string;
  /** The cluster folder it works on. */
  folder: string;
  /** The account it runs as; `null` is our own. */
  account: Account | null;
  /** File descriptor for what it prints. */
  output: number;
  /** For initdb: the file with the first password; it must belong to the account. */
  passwordFile?: string;
  arguments: string[];
}

/**
 * Starts a program of PostgreSQL on a cluster folder, in a process group of its own, so that Ctrl-C reaches us alone and
 * the server stops after those who use it.
 *
 * An account other than ours may not be allowed to enter the folders above the cluster (a checkout below a 0700 home).
 * Linux opens `/proc/self/fd/N` without asking those folders, so the cluster is handed over as an open descriptor.
 */
export function spawnProgram(run: ProgramRun): ChildProcess {
  const paths = [run.folder, ...(run.passwordFile === undefined ? [] : [run.passwordFile])];
  const handOver = run.account !== null && existsSync("/proc/self/fd");
  const descriptors = handOver ? paths.map((path) => openSync(path, "r")) : [];
  const [folder, passwordFile] = handOver ? ["/proc/self/fd/3", "/proc/self/fd/4"] : paths;
  try {
    return spawn(
      run.program,
      [
        "-D",
        folder ?? run.folder,
        ...(run.passwordFile === undefined ? [] : [`--pwfile=${passwordFile}`]),
        ...run.arguments,
      ],
      {
        // Any folder will do as long as the account may enter it.
        cwd: run.account === null ? run.folder : "/",
        env: environment(),
        stdio: ["ignore", run.output, run.output, ...descriptors],
        detached: platform() !== "win32",
        windowsHide: true,
        ...run.account,
      },
    );
  } finally {
    for (const descriptor of descriptors) closeSync(descriptor);
  }
}

/** PGPORT, PGDATA and their like belong to another server of this person. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && !name.startsWith("LC_"));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}
