import { buildWorkspaces } from "../build-workspaces.ts";
import { readSettings } from "../read-settings.ts";
import { checkTerraformFiles } from "./ground/check-terraform-files.ts";
import { findProviderMirror } from "./ground/find-provider-mirror.ts";
import { makeTerraform } from "./ground/run-terraform.ts";
import { runTerraformTests } from "./ground/run-terraform-tests.ts";
import { listSuites } from "./list-suites.ts";
import { providePrograms } from "./provide-programs.ts";
import { runParts } from "./run-parts.ts";
import { runStaticChecks } from "./static-checks.ts";
import { Tally } from "./tally.ts";

/** Two workspaces keep two processors busy: one of them always waits for something. */
const PARTS_AT_ONCE = 2;

const say = (line: string) => console.log(line);
const print = (text: string) => process.stdout.write(text);

/**
 * `npm test`: static checks, then side by side Terraform's own tests and the suites of every workspace, then what
 * failed, and last the one line `N passed, N failed, N skipped`.
 *
 * @param given `--long` runs the suites in `*.long.test.ts` instead; anything else is a filter for vitest. With either,
 * only suites are run, and one after the other.
 * @returns the exit code.
 */
export async function runTests(given: string[]): Promise<number> {
  const tally = new Tally();
  const isLong = given.includes("--long");
  const words = given.filter((word) => word !== "--long");
  const filters = isLong && words.length === 0 ? [".long.test."] : words;
  const environment = readSettings(process.env).variables;
  const { variables, missing } = providePrograms(environment, say);
  for (const sentence of missing) say(sentence);

  const mirror = findProviderMirror(environment);
  const suites = listSuites(tally, filters, {
    ...variables,
    WAYMARK_TERRAFORM_MIRROR: mirror ?? "",
    ...(isLong && { WAYMARK_LONG: "1" }),
  });
  if (filters.length > 0) {
    await buildWorkspaces(say);
    process.send?.("built");
    for (const { name, run } of suites) {
      say(`\n── ${name}`);
      await run(print);
    }
  } else {
    const program = variables.WAYMARK_TERRAFORM;
    const terraform = program ? makeTerraform(program, process.env) : null;
    await runStaticChecks(tally);
    await checkTerraformFiles(tally, terraform, say);
    process.send?.("built");
    // The first suites take the longest. Terraform comes before those that need its provider too.
    const tests = {
      name: "Terraform",
      run: (write: (text: string) => void) => runTerraformTests(tally, terraform, mirror, (line) => write(`${line}\n`)),
    };
    await runParts(tally, [...suites.slice(0, 1), tests, ...suites.slice(1)], PARTS_AT_ONCE, print);
  }

  // Where everything has to be there, a skipped suite must not look like a passed one.
  const isComplete = process.env.WAYMARK_REQUIRE_PROGRAMS === "1";
  if (isComplete) for (const sentence of missing) tally.fail("a program is missing", sentence);
  for (const { title, details } of tally.failures) say(`\n✗ ${title}\n${indent(details)}`);
  if (!isComplete && missing.length > 0) say(`\n${missing.join("\n")}`);
  say(`\n${tally.summary()}`);
  return tally.failures.length === 0 ? 0 : 1;
}

const MOST_LINES = 60;

function indent(text: string): string {
  // Where a library called the test does not help to find the fault.
  const lines = text.split("\n").filter((line) => !/^\s+at .*(node_modules|node:)/.test(line));
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), "…"] : lines;
  return shown.map((line) => `  ${line}`).join("\n");
}
