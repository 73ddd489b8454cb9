import { spawn } from "node:child_process";
import { once } from "node:events";
import { buildWorkspaces } from "./build-workspaces.ts";
import { root } from "./checkout.ts";

/** Builds, runs the benchmarks of the API and answers their exit code. */
export async function runBench(filters: string[]): Promise<number> {
  await buildWorkspaces((line) => console.log(line));
  process.send?.("built");
  const bench = spawn("npm", ["run", "bench", "--silent", "--workspace", "@waymark/graphql-api", "--", ...filters], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  const [code] = await once(bench, "exit");
  return code ?? 1;
}
