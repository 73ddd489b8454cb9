import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import type { LogLineRow } from "./log-line.type.ts";

const MOST_LINES = 1000;

/** The last lines of a service environment (public id), newest last; none where they cannot be read. */
export async function readLogs(
  { loaders }: Pick<SignedIn, "loaders">,
  id: string,
  last: number,
): Promise<LogLineRow[]> {
  if (last < 1 || last > MOST_LINES) {
    throw refusal(ProblemCode.INVALID, `Ask for the last 1 to ${MOST_LINES} lines.`, "last");
  }
  return (await loaders.lastLines.load({ id, last })).lines;
}
