import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CHECKOUT = fileURLToPath(new URL("../../../../..", import.meta.url));
const NODE_API = join(CHECKOUT, "service-templates/node-api");
const COPIED = [
  ".dockerignore",
  ".nvmrc",
  ".npmrc",
  "Dockerfile",
  "tsconfig.build.json",
  "tsconfig.json",
  "waymark.json",
];

/** The golden path that tests deploy from: the workflow, the Dockerfile and the shape of node-api, and no dependency. */
export const SAMPLE_TEMPLATE = "sample-api";

/** A folder of golden paths for tests: node-api as it is, and a small one whose first deployment takes seconds. */
export async function makeTemplates(folder: string): Promise<string> {
  const sample = join(folder, SAMPLE_TEMPLATE);
  await cp(NODE_API, join(folder, "node-api"), { recursive: true });
  await mkdir(join(sample, ".github/workflows"), { recursive: true });
  for (const name of [...COPIED, ".github/workflows/cd.yml"]) await cp(join(NODE_API, name), join(sample, name));
  const { parameters, ...rest } = JSON.parse(await readFile(join(NODE_API, "template.json"), "utf8"));
  await write(sample, "template.json", JSON.stringify({ ...rest, name: SAMPLE_TEMPLATE, title: "Sample", parameters }));
  for (const [name, contents] of Object.entries(SAMPLE_FILES)) await write(sample, name, contents);
  return folder;
}

/** A checkout with nothing but this project's workflows, for the sandbox's `acme/waymark`. */
export async function makePlatformCheckout(folder: string): Promise<string> {
  await cp(join(CHECKOUT, ".github/workflows"), join(folder, ".github/workflows"), { recursive: true });
  return folder;
}

async function write(folder: string, name: string, contents: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), contents);
}

const IDENTITY = { name: "<% service.name %>", version: "0.1.0" };
const DEPENDENCIES = { here: "file:src/here" };

/** A service that needs nothing from any registry, as files with the tags of a golden path. */
export const SAMPLE_FILES: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({
    ...IDENTITY,
    private: true,
    type: "module",
    scripts: {
      build: "mkdir -p dist && cp src/index.js dist/index.js",
      lint: "node --check src/index.js",
      typecheck: "node --version",
      test: "node --test src/index.test.js",
    },
    dependencies: DEPENDENCIES,
  }),
  "package-lock.json": JSON.stringify({
    ...IDENTITY,
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { ...IDENTITY, dependencies: DEPENDENCIES },
      "node_modules/here": { resolved: "src/here", link: true },
      "src/here": { version: "1.0.0" },
    },
  }),
  "src/here/package.json": JSON.stringify({ name: "here", version: "1.0.0" }),
  "src/index.js": `import { createServer } from "node:http";
const { PORT, COMMIT_SHA, ENVIRONMENT } = process.env;
createServer((request, response) => response.end(JSON.stringify({ path: request.url, COMMIT_SHA, ENVIRONMENT }))).listen(PORT, () => console.log(JSON.stringify({ level: 30, msg: "listening" })));
`,
  "src/index.test.js": `import { test } from "node:test";
test("one and one are two", () => undefined);
`,
};
