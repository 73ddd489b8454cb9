import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { root } from "../checkout.ts";
import type { Variables } from "../read-settings.ts";
import type { Part } from "./run-parts.ts";
import type { Tally } from "./tally.ts";

/** What is read of vitest's JSON report, which has the form of Jest's. */
interface SuiteReport {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[];
  }[];
}

/** The suites of every workspace that has some: those of a workspace are one part. */
export function listSuites(tally: Tally, filters: string[], variables: Variables): Part[] {
  return workspacesWithTests().map((workspace) => ({
    name: workspace,
    run: async (write) => {
      const folder = mkdtempSync(join(tmpdir(), "waymark-report-"));
      try {
        const file = join(folder, "report.json");
        const code = await runVitest(workspace, filters, variables, file, write);
        countReport(tally, workspace, code, existsSync(file) ? readFileSync(file, "utf8") : null);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  }));
}

function workspacesWithTests(): string[] {
  const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { workspaces: string[] };
  return workspaces.filter((workspace) => existsSync(join(root, workspace, "vitest.config.ts")));
}

async function runVitest(
  workspace: string,
  filters: string[],
  variables: Variables,
  file: string,
  write: (text: string) => void,
): Promise<number> {
  const vitest = spawn(
    process.execPath,
    [
      join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...filters,
    ],
    { cwd: join(root, workspace), env: { ...process.env, ...variables }, stdio: ["ignore", "pipe", "pipe"] },
  );
  for (const stream of [vitest.stdout, vitest.stderr]) stream.setEncoding("utf8").on("data", write);
  const [code] = await once(vitest, "close");
  return code ?? 1;
}

/**
 * Adds one workspace's report.
 *
 * @param code exit code of vitest.
 * @param json its report; `null` when it wrote none.
 */
export function countReport(tally: Tally, workspace: string, code: number, json: string | null): void {
  const before = tally.failures.length;
  const { testResults } = json === null ? { testResults: [] } : (JSON.parse(json) as SuiteReport);
  for (const file of testResults) {
    const where = relative(root, file.name);
    for (const { fullName, status, failureMessages } of file.assertionResults) {
      if (status === "passed") tally.passed += 1;
      else if (status === "failed") tally.fail(`${where} › ${fullName}`, (failureMessages ?? []).join("\n"));
      else tally.skipped += 1;
    }
    // A file that cannot be loaded, or whose preparation fails, has no failed test of its own.
    const hasFailedTest = file.assertionResults.some(({ status }) => status === "failed");
    if (file.status === "failed" && !hasFailedTest) tally.fail(where, file.message ?? "");
  }
  // An error outside every test, or a crash, shows in the exit code alone.
  if (code !== 0 && tally.failures.length === before) {
    tally.fail(workspace, `vitest ended with ${code} although no test failed; its output above says why.`);
  }
}
