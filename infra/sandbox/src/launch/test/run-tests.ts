import { buildWorkspaces } from "../build-workspaces.ts";
import { providePrograms } from "./provide-programs.ts";
import { runSuites } from "./run-suites.ts";
import { runStaticChecks } from "./static-checks.ts";
import { Tally } from "./tally.ts";
import { checkTerraformFiles, runTerraformTests } from "./terraform-checks.ts";

/**
 * `npm test`: static checks, those of the infrastructure, then the suites of every workspace, then what failed, and last the one line
 * `N passed, N failed, N skipped`.
 *
 * @param given `--long` runs the suites in `*.long.test.ts` and Terraform's own tests instead; anything else is a filter for vitest. With either,
 * only suites are run.
 * @returns the exit code.
 */
export async function runTests(given: string[]): Promise<number> {
  const say = (line: string) => console.log(line);
  const tally = new Tally();
  const isLong = given.includes("--long");
  const words = given.filter((word) => word !== "--long");
  const filters = isLong && words.length === 0 ? [".long.test."] : words;
  const { variables, missing } = providePrograms(process.env, say);
  for (const sentence of missing) console.log(sentence);

  const terraform = variables.WAYMARK_TERRAFORM ?? "";
  if (isLong || filters.length > 0) await buildWorkspaces(say);
  else {
    await runStaticChecks(tally);
    await checkTerraformFiles(tally, terraform, process.env, say);
  }
  if (isLong && words.length === 0) await runTerraformTests(tally, terraform, process.env, say);
  process.send?.("built");
  await runSuites(tally, filters, { ...variables, ...(isLong && { WAYMARK_LONG: "1" }) });

  // Where everything has to be there, a skipped suite must not look like a passed one.
  const isComplete = process.env.WAYMARK_REQUIRE_PROGRAMS === "1";
  if (isComplete) for (const sentence of missing) tally.fail("a program is missing", sentence);
  for (const { title, details } of tally.failures) console.log(`\n✗ ${title}\n${indent(details)}`);
  if (!isComplete && missing.length > 0) console.log(`\n${missing.join("\n")}`);
  console.log(`\n${tally.summary()}`);
  return tally.failures.length === 0 ? 0 : 1;
}

const MOST_LINES = 60;

function indent(text: string): string {
  // Where a library called the test does not help to find the fault.
  const lines = text.split("\n").filter((line) => !/^\s+at .*(node_modules|node:)/.test(line));
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), "…"] : lines;
  return shown.map((line) => `  ${line}`).join("\n");
}
