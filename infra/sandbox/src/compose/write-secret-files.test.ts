import { createPrivateKey, createPublicKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, expect, test } from "vitest";
import { readOptions } from "../github/read-options.ts";
import { writeSecretFiles } from "./write-secret-files.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-secrets-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => parseEnv(readFileSync(join(folder, name), "utf8"));

test("API and sandbox are given secrets that belong together, and a second start changes none", () => {
  writeSecretFiles(folder);
  const api = read("api.env");
  const sandbox = read("sandbox.env");
  const exported = { type: "spki", format: "pem" } as const;
  const fromPrivate = createPublicKey(createPrivateKey(api.GITHUB_APP_PRIVATE_KEY ?? "")).export(exported);

  expect(fromPrivate).toBe(sandbox.SANDBOX_APP_PUBLIC_KEY);
  expect(api).toMatchObject({
    GITHUB_CLIENT_ID: sandbox.GITHUB_CLIENT_ID,
    GITHUB_CLIENT_SECRET: sandbox.GITHUB_CLIENT_SECRET,
    GITHUB_WEBHOOK_SECRET: sandbox.GITHUB_WEBHOOK_SECRET,
  });
  const password = readFileSync(join(folder, "postgres-password"), "utf8").trim();
  expect(api.DATABASE_URL).toBe(`postgres://waymark:${password}@postgres:5432/waymark`);
  expect(() =>
    readOptions({ ...sandbox, GITHUB_APP_ID: "1", SANDBOX_DATA: folder, SANDBOX_WEBHOOK_URL: "http://api/" }),
  ).not.toThrow();

  writeSecretFiles(folder);
  expect([read("api.env"), read("sandbox.env")]).toEqual([api, sandbox]);
});
