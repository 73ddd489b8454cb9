import { spawn } from "node:child_process";
import { delimiter, dirname } from "node:path";

/** What of npm's own variables a program inside another repository may see: where packages come from, nothing else. */
const KEPT = new Set(["npm_config_registry", "npm_config_cache", "npm_config_userconfig", "npm_config_globalconfig"]);

/** The environment of a person's shell in which `node` is this one. */
export function shellWith(node: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_|VITEST|TEST$)/.test(name) || KEPT.has(name),
  );
  const path = [dirname(node), ...(process.env.PATH ?? "").split(delimiter)].join(delimiter);
  return { ...Object.fromEntries(own), PATH: path, ...more };
}

/** Runs a program to its end and answers what it wrote; any other end than 0 is an error that shows its last lines. */
export function runProgram(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const program = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const lines: Buffer[] = [];
    program.stdout.on("data", (data: Buffer) => lines.push(data));
    program.stderr.on("data", (data: Buffer) => lines.push(data));
    program.on("error", reject);
    program.on("close", (code) => {
      const output = Buffer.concat(lines).toString("utf8");
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output.slice(-3_000)}`));
    });
  });
}
