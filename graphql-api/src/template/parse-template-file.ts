import type { AnySchemaObject } from "ajv";
import Mustache from "mustache";
import { findTagMistake } from "./find-tag-mistake.ts";
import type { Part, TemplateFile } from "./template-file.ts";

const OPENING = "<%";
const TAGS: [string, string] = [OPENING, "%>"];

/** Mustache's tree, whose own types say less: a section's fifth element holds its tokens, a partial's its indent. */
type Token = [kind: string, text: string, start: number, end: number, inner?: Token[] | string];

/**
 * Reads a file's tags (mustache with `<% %>`) and checks each against the names a view has and the place it stands in.
 * `mistakes` are sentences for the golden path's author; with any, the file must not be used.
 */
export function parseTemplateFile(
  path: string,
  contents: string,
  parameters: AnySchemaObject,
): { file: TemplateFile; mistakes: string[] } {
  if (!contents.includes(OPENING)) return { file: { path, parts: [{ kind: "text", text: contents }] }, mistakes: [] };

  const mistakes: string[] = [];
  try {
    const tokens = Mustache.parse(contents, TAGS) as Token[];
    return { file: { path, parts: tokens.flatMap((token) => toParts(token, [])) }, mistakes };
  } catch (error) {
    return { file: { path, parts: [] }, mistakes: [`${path}: ${error instanceof Error ? error.message : error}`] };
  }

  function toParts([kind, text, start, , inner]: Token, sections: string[]): Part[] {
    if (kind === "text") return [{ kind: "text", text }];
    if (kind === "!") return [];

    const before = contents.slice(contents.lastIndexOf("\n", start - 1) + 1, start);
    const mistake = findTagMistake({ path, kind, name: text, before, sections }, parameters);
    if (mistake) mistakes.push(`${path}, line ${contents.slice(0, start).split("\n").length}: ${mistake}`);

    if (kind === "name") return [{ kind: "value", name: text, indent: /^\s*/.exec(before)?.[0] ?? "" }];
    const tokens = Array.isArray(inner) ? inner : [];
    const parts = tokens.flatMap((token) => toParts(token, [...sections, `${kind}${text}`]));
    return [{ kind: "section", name: text, inverted: kind === "^", parts }];
  }
}
