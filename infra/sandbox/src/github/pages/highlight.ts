import { escapeHtml } from "./escape-html.ts";

/** Source as HTML with its words coloured, where the file's name tells the language. */
export async function highlight(source: string, path: string): Promise<string> {
  const file = path.split("/").at(-1)?.toLowerCase() ?? "";
  const extension = file.includes(".") ? (file.split(".").at(-1) ?? "") : file;
  // Loaded with the first file that is looked at: starting must not wait for forty grammars.
  const { default: highlighter } = await import("highlight.js/lib/common");
  if (!highlighter.getLanguage(extension)) return escapeHtml(source);
  return highlighter.highlight(source, { language: extension }).value;
}
