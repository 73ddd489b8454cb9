import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../../github/testing/open-sandbox.ts";
import { SAMPLE_FILES } from "./sample-template.ts";

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
  const copied = files.map((name) => [name, readFileSync(path.join(template, name), "utf8")] as const);
  const rendered = [...copied, ...Object.entries(SAMPLE_FILES)].map(([name, text]) => [name, render(text)]);
  return { ...(Object.fromEntries(rendered) as Record<string, string>), ...more };
}

function render(text: string): string {
  return text.replaceAll(/<%\s*([\w.]+)\s*%>/g, (_tag, name: string) => values[name] ?? "");
}
