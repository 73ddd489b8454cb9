import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import type { DoraRow, DoraSubject } from "./dora.type.ts";

const LONGEST_DAYS = 365;

/** DORA's four keys over a window that ends now (docs/dora.md). Refuses windows of no use, and a team that is none. */
export async function readDora(
  { loaders }: Pick<SignedIn, "loaders">,
  subject: DoraSubject,
  days: number,
): Promise<DoraRow> {
  if (days < 1 || days > LONGEST_DAYS) throw refusal(ProblemCode.INVALID, `Ask for 1 to ${LONGEST_DAYS} days.`, "days");
  const found = await loaders.dora.load({ subject, days, windowsAgo: 0 });
  if (found) return found;
  throw refusal(ProblemCode.NOT_FOUND, `There is no team "${subject.name.slice(0, 60)}".`, "team");
}
