const LONGEST_QUOTE = 300;

/** AWS's own words for a person, on one line and without anything that looks like a key. */
export function quoteAws(error: unknown): string {
  return wordsOf(error)
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{12,}/g, "[access key]")
    .replace(/\s+/g, " ")
    .replace(/[.\s]+$/, "")
    .slice(0, LONGEST_QUOTE);
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given";
  // A failed connection to a name with several addresses has no message of its own.
  if (error instanceof AggregateError && error.message === "") return wordsOf(error.errors[0]);
  return error.message || error.name;
}
