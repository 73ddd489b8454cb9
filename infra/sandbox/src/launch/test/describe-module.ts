/** Files of one Terraform module: name to text. */
export type ModuleFiles = Record<string, string>;

/**
 * Inputs and outputs of a Terraform module as two Markdown tables, required inputs first, in the order of the files.
 * Reads what `terraform fmt` leaves: blocks begin and end in the first column, their arguments are indented by two.
 */
export function describeModule(files: ModuleFiles): string {
  const text = Object.keys(files)
    .sort()
    .map((name) => files[name])
    .join("\n");
  const inputs = blocksOf(text, "variable").map(([name, body]) => describeInput(name, body));
  const ordered = [...inputs.filter(({ isRequired }) => isRequired), ...inputs.filter(({ isRequired }) => !isRequired)];
  return [
    "| input | type | default | what it is |",
    "|---|---|---|---|",
    ...ordered.map(({ row }) => row),
    "",
    "| output | what it is |",
    "|---|---|",
    ...blocksOf(text, "output").map(([name, body]) => `| \`${name}\` | ${sentence(body)} |`),
  ].join("\n");
}

function describeInput(name: string, body: string): { isRequired: boolean; row: string } {
  const fallback = argument(body, "default");
  const shown = fallback === null ? "required" : fallback === "" ? "" : `\`${fallback}\``;
  const type = (argument(body, "type") ?? "").replace(/^object\(\{$/, "object").replaceAll("|", "\\|");
  return { isRequired: fallback === null, row: `| \`${name}\` | ${type} | ${shown} | ${sentence(body)} |` };
}

function blocksOf(text: string, kind: string): [name: string, body: string][] {
  return [...text.matchAll(new RegExp(`^${kind} "([^"]+)" \\{\\n(.*?)^\\}`, "gms"))].map((found) => [
    found[1] ?? "",
    found[2] ?? "",
  ]);
}

/** The first line of an argument's value, or null when the block does not have it. */
function argument(body: string, name: string): string | null {
  return new RegExp(`^ {2}${name} += (.*)$`, "m").exec(body)?.[1] ?? null;
}

function sentence(body: string): string {
  const quoted = argument(body, "description") ?? "";
  return quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("|", "\\|");
}
