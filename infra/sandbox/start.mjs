// What `npm start`, `npm test` and their like run first, on whatever Node the machine has and with nothing installed:
// it installs what is missing and goes on under the Node that the lock file names. Plain JavaScript, no dependencies.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, rmSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findNode, majorOf } from "./starter/find-node.mjs";
import { holdAlone, holdWhenFree, reach } from "./starter/hold-name.mjs";
import { install, isInstalled } from "./starter/install-packages.mjs";
import { Refusal } from "./starter/refusal.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const commands = ["start", "dev", "reset", "test", "bench"];
const [command = "start", ...rest] = process.argv.slice(2);

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}

async function run() {
  refuseUnknown();
  process.chdir(root);
  makeDataFolder();
  if (command === "reset") await stopRunning();
  const alone = command === "start" || command === "dev" ? await holdAlone() : undefined;
  const building = await holdWhenFree("install");
  try {
    if (!isInstalled()) install();
    return await continueUnder(findNode(root), alone, building);
  } finally {
    building.close();
    alone?.close();
    if (command === "reset") rmSync(".waymark", { recursive: true, force: true });
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

async function stopRunning() {
  const running = await reach("start");
  if (!running) return;
  console.log("Stopping what runs in this checkout");
  running.on("error", () => undefined);
  running.write("stop\n");
  await new Promise((ended) => running.once("close", ended));
}

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
