import { escapeValue } from "./escape-value.ts";
import { type FileKind, fileKindOf } from "./file-kind.ts";
import type { LoadedTemplate } from "./loaded-template.ts";
import { RenderError } from "./template-error.ts";
import type { Part } from "./template-file.ts";
import type { View } from "./view.ts";

/** One file of a new repository. */
export interface RenderedFile {
  path: string;
  contents: string;
}

/**
 * The files of a service, sorted by path: the same view gives the same bytes. Values are written so that none can
 * leave its place: as JSON string content, as escaped Markdown, or not at all.
 * @throws RenderError naming file and tag where a value cannot be written.
 */
export function renderTemplate(template: Pick<LoadedTemplate, "files">, view: View): RenderedFile[] {
  return template.files
    .map(({ path, parts }) => ({ path, contents: renderParts(parts, { path, kind: fileKindOf(path), view }) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

interface Place {
  path: string;
  kind: FileKind;
  view: View;
  /** The element of the list whose section this is; its name is ".". */
  element?: unknown;
}

function renderParts(parts: Part[], place: Place): string {
  return parts.map((part) => renderPart(part, place)).join("");
}

function renderPart(part: Part, place: Place): string {
  if (part.kind === "text") return part.text;
  const value = lookUp(part.name, place);
  if (part.kind === "value") return write(part.name, value, part.indent, place);

  if (part.inverted) return isThere(value) ? "" : renderParts(part.parts, place);
  if (Array.isArray(value)) return value.map((element) => renderParts(part.parts, { ...place, element })).join("");
  return isThere(value) ? renderParts(part.parts, place) : "";
}

function write(name: string, value: unknown, indent: string, { path, kind }: Place): string {
  if (value === undefined || value === null) throw new RenderError(path, name, "it was not given");
  try {
    return escapeValue(kind, value, indent);
  } catch (error) {
    throw error instanceof RangeError ? new RenderError(path, name, error.message) : error;
  }
}

/** Only what is a value's own counts: a prototype is never looked at. */
function lookUp(name: string, { view, element }: Place): unknown {
  if (name === ".") return element;
  return name.split(".").reduce<unknown>((inside, key) => {
    if (typeof inside !== "object" || inside === null || !Object.hasOwn(inside, key)) return undefined;
    return (inside as Record<string, unknown>)[key];
  }, view);
}

function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
