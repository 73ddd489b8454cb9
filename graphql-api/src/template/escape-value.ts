import type { FileKind } from "./file-kind.ts";

/** Characters that mean nothing special in any shell, Dockerfile, workflow, INI or ignore file. */
const HARMLESS = /^[A-Za-z0-9._/-]+$/;
const MARKDOWN_SIGNS = /[\\`*_{}[\]()#+\-.!|<>&~$"']/g;
/** Markdown gives an address or a name its link and its look by itself; signs before them would break that. */
const MARKDOWN_PLAIN = /^[A-Za-z0-9][A-Za-z0-9.:/-]*$/;
const FEEDS: Record<string, string> = { "\\b": "\\u0008", "\\f": "\\u000c" };
/** Printable for JSON, but not for YAML or older JavaScript. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * A value as it stands in a file of this kind; `indent` is what its line begins with.
 * Throws a RangeError whose message says why it cannot stand there.
 */
export function escapeValue(kind: FileKind, value: unknown, indent: string): string {
  const written = WRITERS[kind](value, indent);
  if (written.includes("${{")) throw new RangeError("it contains ${{, which GitHub Actions would evaluate");
  return written;
}

const WRITERS: Record<FileKind, (value: unknown, indent: string) => string> = {
  json(value, indent) {
    const text = JSON.stringify(value, null, 2).replace(/\n/g, `\n${indent}`).replace(UNPRINTABLE, asEscape);
    // "<\/" is the same string, and cannot end a script element.
    const safe = text.replaceAll("</", "<\\/");
    return typeof value === "string" ? safe.slice(1, -1) : safe;
  },

  // https://developer.hashicorp.com/terraform/language/expressions/strings
  terraform(value) {
    if (typeof value !== "string") return String(value);
    const text = JSON.stringify(value).slice(1, -1).replace(UNPRINTABLE, asEscape);
    // JSON's \b and \f mean nothing there, and a dollar or percent sign before a brace begins an expression.
    return text.replace(/\\./g, (pair) => FEEDS[pair] ?? pair).replace(/[$%](?=\{)/g, "$&$&");
  },

  markdown(value) {
    const line = String(value).replace(/\s+/g, " ").trim();
    return MARKDOWN_PLAIN.test(line) ? line : line.replace(MARKDOWN_SIGNS, "\\$&");
  },

  plain(value) {
    const text = String(value);
    if (!HARMLESS.test(text)) throw new RangeError("only letters, digits and . _ / - can stand there");
    return text;
  },
};

function asEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
