import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../checkout.ts";
import { countReport } from "./list-suites.ts";
import { Tally } from "./tally.ts";

function report(...files: { name: string; status: string; message?: string; tests: [string, string][] }[]): string {
  return JSON.stringify({
    testResults: files.map(({ name, status, message, tests }) => ({
      name: join(root, name),
      status,
      message,
      assertionResults: tests.map(([fullName, outcome]) => ({
        fullName,
        status: outcome,
        failureMessages: outcome === "failed" ? ["expected 1 to be 2"] : [],
      })),
    })),
  });
}

test("tests of every outcome are counted, and a failed one is named with its file", () => {
  const tally = new Tally();
  const tests: [string, string][] = [
    ["works", "passed"],
    ["breaks", "failed"],
    ["needs a browser", "skipped"],
    ["is planned", "todo"],
  ];
  countReport(tally, "web", 1, report({ name: "web/app/a.test.ts", status: "failed", tests }));

  expect(tally.summary()).toBe("1 passed, 1 failed, 2 skipped");
  expect(tally.failures).toEqual([{ title: "web/app/a.test.ts › breaks", details: "expected 1 to be 2" }]);
});

test("a file that cannot be loaded is a failure", () => {
  const tally = new Tally();
  countReport(
    tally,
    "web",
    1,
    report({ name: "web/b.test.ts", status: "failed", message: "no such module", tests: [] }),
  );
  expect(tally.failures).toEqual([{ title: "web/b.test.ts", details: "no such module" }]);
});

test("a crash without a report, and an error outside every test, are failures", () => {
  const crashed = new Tally();
  countReport(crashed, "web", 139, null);
  expect(crashed.summary()).toBe("0 passed, 1 failed, 0 skipped");

  const outside = new Tally();
  countReport(outside, "web", 1, report({ name: "web/c.test.ts", status: "passed", tests: [["works", "passed"]] }));
  expect(outside.summary()).toBe("1 passed, 1 failed, 0 skipped");
});
