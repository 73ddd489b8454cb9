import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../../github/testing/open-sandbox.ts";
import { SAMPLE_FILES } from "./sample-template.ts";

const checkout = fileURLToPath(new URL("../../../../../", import.meta.url));
const template = path.join(checkout, "service-templates/node-api");

/** A checkout that holds nothing but this project's own workflows and Terraform modules; it becomes `acme/waymark`. */
export async function platformCheckout(): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of [".github/workflows", "infra/modules"]) {
    const isKept = (file: string) => !file.includes(".terraform");
    cpSync(path.join(checkout, name), path.join(folder, name), { recursive: true, filter: isKept });
  }
  return folder;
}

/** The golden path's Terraform, with the modules of the platform's repository at this address. */
export function sampleInfrastructure(platformUrl: string): Record<string, string> {
  const names = readdirSync(path.join(template, "infra")).filter((name) => name.endsWith(".tf"));
  const read = (name: string) => render(readFileSync(path.join(template, "infra", name), "utf8"), platformUrl);
  return Object.fromEntries(names.map((name) => [`infra/${name}`, read(name)]));
}

const values: Readonly<Record<string, string>> = {
  "platform.repository": "acme/waymark",
  "platform.ref": "main",
  "service.name": "orders",
  "parameters.port": "8080",
  "parameters.cpu": "256",
  "parameters.memory": "512",
  "parameters.minCount": "2",
  "parameters.availabilityObjective": "99.9",
  "parameters.environment": "{}",
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

function render(text: string, platformUrl = ""): string {
  const known: Record<string, string> = { ...values, "platform.url": platformUrl };
  return text.replaceAll(/<%\s*([\w.]+)\s*%>/g, (_tag, name: string) => known[name] ?? "");
}
