import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../../github/testing/open-sandbox.ts";

const checkout = fileURLToPath(new URL("../../../../../", import.meta.url));
const template = path.join(checkout, "service-templates/node-api");

/** A checkout that holds nothing but this project's own workflows; it becomes `acme/waymark`. */
export async function platformCheckout(): Promise<string> {
  const folder = await temporaryFolder();
  mkdirSync(path.join(folder, ".github"));
  cpSync(path.join(checkout, ".github/workflows"), path.join(folder, ".github/workflows"), { recursive: true });
  return folder;
}

const values: Readonly<Record<string, string>> = {
  "platform.repository": "acme/waymark",
  "platform.ref": "main",
  "service.name": "orders",
  "parameters.port": "8080",
};

/** The workflows and the Dockerfile of the golden path, around a service that needs nothing from any registry. */
export function sampleService(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const files = [
    ...readdirSync(path.join(template, ".github/workflows")).map((name) => `.github/workflows/${name}`),
    ...["Dockerfile", ".dockerignore", ".nvmrc", ".npmrc", "tsconfig.json", "tsconfig.build.json", "waymark.json"],
  ];
  const copied = files.map((name) => [name, render(readFileSync(path.join(template, name), "utf8"))]);
  return { ...(Object.fromEntries(copied) as Record<string, string>), ...own, ...more };
}

function render(text: string): string {
  return text.replaceAll(/<%\s*([\w.]+)\s*%>/g, (_tag, name: string) => values[name] ?? "");
}

const scripts = {
  build: "mkdir -p dist && cp src/index.js dist/index.js",
  lint: "node --check src/index.js",
  typecheck: "node --version",
  test: "node --test src/index.test.js",
};
const identity = { name: "orders", version: "0.1.0" };

const own: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({
    ...identity,
    private: true,
    type: "module",
    scripts,
    dependencies: { here: "file:src/here" },
  }),
  "package-lock.json": JSON.stringify({
    ...identity,
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { ...identity, dependencies: { here: "file:src/here" } },
      "node_modules/here": { resolved: "src/here", link: true },
      "src/here": { version: "1.0.0" },
    },
  }),
  "src/here/package.json": JSON.stringify({ name: "here", version: "1.0.0" }),
  "src/index.js": `
import { createServer } from "node:http";
const { PORT, COMMIT_SHA, ENVIRONMENT } = process.env;
createServer((request, response) => response.end(JSON.stringify({ path: request.url, COMMIT_SHA, ENVIRONMENT }))).listen(PORT);
`,
  "src/index.test.js": `
import { test } from "node:test";
test("one and one are two", () => undefined);
`,
};
