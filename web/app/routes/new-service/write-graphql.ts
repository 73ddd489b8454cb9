import type { Answers } from "./read-answers.ts";

/** The same creation as a GraphQL mutation with its variables, to paste into the playground. */
export function writeGraphql(answers: Answers, key: string): string {
  const mutation = `mutation ($input: CreateServiceInput!) {
  createService(input: $input) {
    service { id name status }
    problems { code field message }
  }
}`;
  return `${mutation}\n\n# variables\n${JSON.stringify({ input: { ...answers, idempotencyKey: key } }, null, 2)}\n`;
}
