import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { View } from "../view.ts";

/** A folder of golden paths with one in it, called "sample"; files are given by path. Whoever calls removes it. */
export async function writeTemplate(
  files: Record<string, string | Buffer>,
  properties: Record<string, unknown> = {},
  manifest: Record<string, unknown> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-templates-"));
  const description = {
    name: "sample",
    title: "Sample",
    description: "Made for a test.",
    runtime: "node24",
    version: "1.0.0",
    parameters: { type: "object", additionalProperties: false, properties },
    ...manifest,
  };
  const all = { "template.json": JSON.stringify(description), ...files };
  for (const [path, contents] of Object.entries(all)) {
    await mkdir(dirname(join(folder, "sample", path)), { recursive: true });
    await writeFile(join(folder, "sample", path), contents);
  }
  return folder;
}

/** A view like the platform makes, with what a test cares about replaced. */
export function viewOf(service: Partial<View["service"]> = {}, parameters: View["parameters"] = {}): View {
  return {
    service: {
      name: "shop",
      description: "Sells things",
      owner: "payments",
      repository: "acme/shop",
      url: "http://localhost:3000/services/shop",
      ...service,
    },
    platform: { repository: "acme/waymark", ref: "main", url: "https://github.com/acme/waymark" },
    parameters,
  };
}
