import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { compileParameters } from "./compile-parameters.ts";
import type { LoadedTemplate } from "./loaded-template.ts";
import { parseTemplateFile } from "./parse-template-file.ts";
import { readTemplateFiles } from "./read-template-files.ts";

const text = z.string().trim().min(1).max(500);

const ManifestShape = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens"),
  title: text,
  description: text,
  runtime: text,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "must be a version like 1.0.0"),
  parameters: z.looseObject({
    type: z.literal("object"),
    additionalProperties: z.literal(false, "must be false, or a misspelt parameter would be accepted in silence"),
  }),
});

/** One golden path from its folder, which must be called as its manifest says; or what is wrong with it. */
export async function loadTemplate(
  folder: string,
  name: string,
): Promise<{ template: LoadedTemplate | null; mistakes: string[] }> {
  const manifest = ManifestShape.safeParse(await readJson(join(folder, "template.json")));
  if (!manifest.success) return { template: null, mistakes: manifest.error.issues.map(describe) };

  const mistakes = manifest.data.name === name ? [] : [`template.json: name must be the folder's, "${name}"`];
  const { validate, mistake } = compileParameters(manifest.data.parameters);
  if (!validate) return { template: null, mistakes: [...mistakes, `template.json: parameters ${mistake}`] };

  const source = await readTemplateFiles(folder);
  const parsed = source.files.map(({ path, contents }) => parseTemplateFile(path, contents, manifest.data.parameters));
  mistakes.push(...source.mistakes, ...parsed.flatMap((file) => file.mistakes));
  if (mistakes.length > 0) return { template: null, mistakes };

  const files = parsed.map(({ file }) => file);
  return { template: { ...manifest.data, files, validate }, mistakes: [] };
}

/** Text that is no JSON is handed on as it is: the shape's own message then says what was expected. */
async function readJson(path: string): Promise<unknown> {
  const contents = await readFile(path, "utf8");
  try {
    return JSON.parse(contents);
  } catch {
    return contents;
  }
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? `template.json ${message}` : `template.json: ${path.join(".")} ${message}`;
}
