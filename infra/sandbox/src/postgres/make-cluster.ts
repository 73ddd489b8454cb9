import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.ts";
import { type Binaries, programOf } from "./find-binaries.ts";
import { isAlive } from "./find-server.ts";
import { spawnProgram } from "./spawn-program.ts";

export const SUPERUSER = "waymark";

export interface NewCluster {
  dataDir: string;
  folder: string;
  account: Account | null;
  binaries: Binaries;
  password: string;
  /** false leaves it to the system when the files reach the disk. */
  durable: boolean;
}

/**
 * Makes the cluster folder when there is none. It is made under another name and renamed when it is whole, so a process
 * that is killed here, or two that make it at once, leave no half of one.
 *
 * @throws Error with what initdb said.
 */
export async function makeCluster(wanted: NewCluster): Promise<void> {
  const { dataDir, folder, account, password } = wanted;
  if (existsSync(join(folder, "PG_VERSION"))) return;
  removeAbandoned(dataDir);
  const making = mkdtempSync(join(dataDir, `making-${process.pid}-`));
  try {
    const passwordFile = join(making, "password");
    const cluster = join(making, "cluster");
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    mkdirSync(cluster, { mode: 0o700 });
    if (account !== null) for (const path of [cluster, passwordFile]) chownSync(path, account.uid, account.gid);
    await initialise(wanted, cluster, passwordFile, join(making, "initdb.log"));
    chmodSync(cluster, 0o700);
    if (!existsSync(folder)) renameSync(cluster, folder);
  } catch (error) {
    if (!existsSync(join(folder, "PG_VERSION"))) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

async function initialise(
  { binaries, account, durable }: NewCluster,
  folder: string,
  passwordFile: string,
  log: string,
): Promise<void> {
  const output = openSync(log, "w");
  const program = spawnProgram({
    program: programOf(binaries, "initdb"),
    folder,
    account,
    output,
    passwordFile,
    arguments: [
      `--username=${SUPERUSER}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // PostgreSQL's own C.UTF-8 orders and folds case alike on every system, whatever locales are installed there.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
      ...(durable ? [] : ["--no-sync"]),
    ],
  });
  closeSync(output);
  const [code] = await once(program, "close");
  if (code !== 0) throw new Error(`PostgreSQL could not make its data folder: ${readFileSync(log, "utf8").trim()}`);
}

/** What a process that was killed while it made a cluster has left. */
function removeAbandoned(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const maker = /^making-(\d+)-/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}
