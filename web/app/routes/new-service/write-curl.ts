import type { Answers } from "./read-answers.ts";

/** The same creation as a shell command; it expects a token in WAYMARK_TOKEN. */
export function writeCurl(answers: Answers, key: string, publicUrl: string): string {
  return [
    `curl -X POST ${quote(`${publicUrl}/api/services`)}`,
    `  -H "authorization: Bearer $WAYMARK_TOKEN"`,
    `  -H 'content-type: application/json'`,
    `  -H ${quote(`idempotency-key: ${key}`)}`,
    `  -d ${quote(JSON.stringify(answers))}`,
  ].join(" \\\n");
}

/** Quotes for a POSIX shell, in which nothing inside single quotes has a meaning but their end. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
