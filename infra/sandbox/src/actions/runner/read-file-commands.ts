import { StepFailure } from "../run/step-failure.ts";

const forbidden = ["NODE_OPTIONS"];

/**
 * Reads `NAME=value` and `NAME<<END … END`, as steps write them to GITHUB_OUTPUT and GITHUB_ENV.
 * @throws StepFailure for a line that is neither.
 */
export function readFileCommands(file: string, content: string): Record<string, string> {
  const lines = content.split(/\r?\n/);
  const values: Record<string, string> = {};
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line === "") continue;
    const [, name = "", sign = "", rest = ""] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === "")
      throw new StepFailure(`Unable to process file command '${file}' successfully. Invalid format '${line}'`);
    if (sign === "=") values[name] = rest;
    else {
      const end = lines.indexOf(rest, index + 1);
      if (end < 0)
        throw new StepFailure(
          `Unable to process file command '${file}' successfully. Matching delimiter not found '${rest}'`,
        );
      values[name] = lines.slice(index + 1, end).join("\n");
      index = end;
    }
  }
  const refused = forbidden.find((name) => file === "GITHUB_ENV" && Object.hasOwn(values, name));
  if (refused) throw new StepFailure(`Can't store ${refused} output parameter using '$GITHUB_ENV' command.`);
  return values;
}
