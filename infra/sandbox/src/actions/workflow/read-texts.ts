import { LineCounter, parseDocument, visit } from "yaml";

/** The texts of a YAML file by where they begin, `line:column`. */
export type Texts = ReadonlyMap<string, string>;

/**
 * Reads what YAML itself makes of every text. GitHub's parser hands out texts of several lines that hold an expression
 * as they are written, indentation and all, which is right for an editor and wrong for a shell.
 */
export function readTexts(content: string): Texts {
  const lines = new LineCounter();
  const texts = new Map<string, string>();
  visit(parseDocument(content, { lineCounter: lines }), {
    Scalar(_key, node) {
      if (typeof node.value !== "string" || !node.range) return;
      const { line, col } = lines.linePos(node.range[0]);
      texts.set(`${line}:${col}`, node.value);
    },
  });
  return texts;
}

const pattern = /\$\{\{((?:'(?:[^']|'')*'|[^'}]|\}(?!\}))*)\}\}/g;

/** A text with `${{ … }}` in it as one expression. */
export function asExpression(text: string): string {
  const found = [...text.matchAll(pattern)];
  const [only] = found;
  if (found.length === 1 && only?.[0] === text) return (only[1] ?? "").trim();
  let index = 0;
  const literal = text.split(pattern).filter((_part, position) => position % 2 === 0);
  const format = literal.map(escapeFormat).reduce((whole, part) => `${whole}{${index++}}${part}`);
  return `format('${format}', ${found.map((one) => (one[1] ?? "").trim()).join(", ")})`;
}

function escapeFormat(text: string): string {
  return text.replaceAll(/[{}]/g, "$&$&").replaceAll("'", "''");
}
