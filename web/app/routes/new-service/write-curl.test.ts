import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { writeCurl } from "./write-curl.ts";

test("a shell reads back exactly the answers, whatever is in them", () => {
  const answers = {
    name: "payments-api",
    description: `It's "quoted", $HOME, \`id\` and \\ back`,
    template: "node-api",
    owner: "platform",
    parameters: { environment: { A: "'; rm -rf / #" } },
  };
  const command = writeCurl(answers, "key-1", "https://portal.example.com");

  // `curl` becomes a function that prints its arguments, one for each line.
  const script = `curl() { printf '%s\\n' "$@"; }; WAYMARK_TOKEN=secret; ${command}`;
  const read = execFileSync("sh", ["-c", script], { encoding: "utf8" }).trimEnd().split("\n");

  expect(read).toEqual([
    "-X",
    "POST",
    "https://portal.example.com/api/services",
    "-H",
    "authorization: Bearer secret",
    "-H",
    "content-type: application/json",
    "-H",
    "idempotency-key: key-1",
    "-d",
    JSON.stringify(answers),
  ]);
});
