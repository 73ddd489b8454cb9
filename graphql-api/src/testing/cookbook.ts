import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const COOKBOOK = fileURLToPath(new URL("../../../docs/api-cookbook.md", import.meta.url));
const BLOCK = /^```(\w+)\n(.*?)^```$/gms;

/** The page of recipes, as what can be run of it. */
export interface Cookbook {
  /** The recipes in their order, each after a line `## <number>` on stdout: one script for `sh -eu`. */
  shell: string;
  recipes: number;
  /** The TypeScript of the page, and the name that its first line gives it. */
  program: { name: string; text: string };
}

/** Takes the blocks out of docs/api-cookbook.md. */
export async function readCookbook(): Promise<Cookbook> {
  const blocks = [...(await readFile(COOKBOOK, "utf8")).matchAll(BLOCK)];
  const of = (language: string) => blocks.filter(([, told]) => told === language).map(([, , text = ""]) => text);
  const shell = of("sh");
  const [text = "", ...more] = of("ts");
  const name = /^\/\/ (\S+\.ts): /.exec(text)?.[1];
  if (!name || more.length > 0) throw new Error("The cookbook has one program, whose first line tells its name.");
  if (shell.length + 1 < blocks.length) throw new Error("The cookbook has a block that is neither sh nor ts.");
  return {
    shell: shell.map((recipe, index) => `echo "## ${index + 1}"\n${recipe}`).join("\n"),
    recipes: shell.length,
    program: { name, text },
  };
}
