/** `--name value …`, several values and none included. @throws Error for an option that is not among the known. */
export function readCommandLine(words: readonly string[], known: readonly string[]): Record<string, string[]> {
  const options: Record<string, string[]> = {};
  let open: string[] | null = null;
  for (const word of words) {
    if (!word.startsWith("--")) {
      if (!open) throw new Error(`Unknown options: ${word}`);
      open.push(word);
      continue;
    }
    const name = word.slice(2);
    if (!known.includes(name)) throw new Error(`The sandbox's aws does not implement the option ${word}`);
    open = [];
    options[name] = open;
  }
  return options;
}
