import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The program, as whoever runs the tests names it; without it the suites that need it are skipped. */
export const PROMTOOL = process.env.WAYMARK_PROMTOOL ?? "";

const run = promisify(execFile);

/** Answers what promtool prints. @throws Error with all it printed when it is not content. */
export async function runPromtool(...given: string[]): Promise<string> {
  try {
    const { stdout } = await run(PROMTOOL, given);
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`promtool ${given.slice(0, 2).join(" ")}\n${stdout}${stderr}`);
  }
}

/** Lets Prometheus' own parser read the expressions. @throws Error that names those it does not understand. */
export async function parseExpressions(expressions: Record<string, string>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-expressions-"));
  const rules = Object.entries(expressions).map(([name, expr], index) => ({
    record: `expression:${index}`,
    expr,
    labels: { of: name },
  }));
  try {
    const file = join(folder, "rules.yml");
    // JSON is YAML.
    await writeFile(file, JSON.stringify({ groups: [{ name: "expressions", rules }] }));
    await runPromtool("check", "rules", "--lint=none", file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
