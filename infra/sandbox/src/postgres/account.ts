import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The ids of an account of this system, in numbers. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Which account the server has to run as: `null` is the one we are already.
 *
 * PostgreSQL refuses to run as root. Where a cluster folder exists its owner is kept, because the server also refuses a
 * folder that belongs to somebody else; a new one belongs to `nobody`.
 *
 * @throws Error with one sentence when we are root and the system has no `nobody`.
 */
export function chooseAccount(clusterFolder: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(clusterFolder)) {
    const { uid, gid } = statSync(clusterFolder);
    if (uid !== 0) return { uid, gid };
  }
  try {
    return { uid: numberOf("-u"), gid: numberOf("-g") };
  } catch {
    throw new Error('PostgreSQL does not run as root, and this system has no account "nobody" to run it as.');
  }
}

function numberOf(flag: "-u" | "-g"): number {
  const id = Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  // Some systems write nobody's id as -2, which is the same number for the kernel.
  return id < 0 ? id + 2 ** 32 : id;
}

/** Whether this account may read `path` and enter every folder above it. */
export function mayRead(account: Account, path: string): boolean {
  const target = resolve(path);
  if (!existsSync(target) || !allows(account, target, 4)) return false;
  for (let folder = dirname(target); ; folder = dirname(folder)) {
    if (!allows(account, folder, 1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function allows({ uid, gid }: Account, path: string, permission: 1 | 4): boolean {
  const found = statSync(path);
  const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0;
  return ((found.mode >> shift) & permission) === permission;
}
