/** Where a run, a job or a step stands, in a word. */
export function stateTag({ status, conclusion }: { status: string; conclusion: string | null }): string {
  const word = conclusion ?? status;
  return `<span class="tag state-${word}">${word.replaceAll("_", " ")}</span>`;
}
