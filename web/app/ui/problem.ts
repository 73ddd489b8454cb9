/** What somebody got wrong in a form; `field` is the path inside the input, none when it is about the whole. */
export type FormProblem = { field?: readonly string[] | null; message: string };

/** The sentence for one field, if any: the first problem at or below its path. */
export function problemOf(problems: readonly FormProblem[], path: readonly string[]): string | undefined {
  return problems.find(({ field }) => field && path.every((part, index) => field[index] === part))?.message;
}
