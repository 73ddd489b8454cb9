import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Refusal } from "./refusal.mjs";

/** npm writes down what it installed when it is done; that must hold every version of the lock file. */
export function isInstalled() {
  const installed = packagesIn(join("node_modules", ".package-lock.json"));
  const wanted = packagesIn("package-lock.json");
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    if (found === undefined) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version && existsSync(path);
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

export function install() {
  console.log("Installing packages (about a minute, once)");
  const began = Date.now();
  // npm refuses to "ci" from a lock file that was made where other platforms' optional packages were not to be had.
  const done = npm(["ci"], ["EUSAGE"]) ?? npm(["install", "--no-save"], []);
  if (done.error?.code === "ENOENT")
    throw new Refusal("npm is not on the PATH; it comes with Node: https://nodejs.org.");
  if (done.signal) throw new Refusal("The installation was interrupted; the same command begins it anew.");
  if (done.status !== 0)
    throw new Refusal(
      "npm could not install the packages; its own words are above. Without a network this works only once they are in npm's cache.",
    );
  console.log(`Packages installed (${Math.round((Date.now() - began) / 1000)} s)`);
}

/** Runs npm and answers how it ended, or null when it refused with one of these codes. */
function npm(words, refusals) {
  // NODE_ENV=production or a person's own npm settings would leave out what is needed here.
  const flags = [...words, "--include=dev", "--include=optional", "--loglevel=error"];
  const options = { stdio: ["ignore", "inherit", "pipe"], env: npmEnvironment(), encoding: "utf8" };
  const script = process.env.npm_execpath;
  const done = script?.endsWith(".js")
    ? spawnSync(process.execPath, [script, ...flags], options)
    : spawnSync("npm", flags, { ...options, shell: process.platform === "win32" });
  if (refusals.some((code) => done.stderr?.includes(code))) return null;
  process.stderr.write(done.stderr ?? "");
  return done;
}

/** Some accounts have no home folder that they may write, and npm keeps its cache there. */
function npmEnvironment() {
  const cache = process.env.npm_config_cache ?? join(homedir(), ".npm");
  const writable = [cache, dirname(cache)].find((folder) => existsSync(folder));
  try {
    accessSync(writable ?? dirname(cache), constants.W_OK);
    return process.env;
  } catch {
    return { ...process.env, npm_config_cache: join(tmpdir(), `waymark-npm-${process.getuid?.() ?? "cache"}`) };
  }
}
