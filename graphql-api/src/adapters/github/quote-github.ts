const LONGEST_QUOTE = 300;

/** GitHub's own words for a person, on one line and without anything that looks like a token. */
export function quoteGitHub(body: unknown): string {
  const words = typeof body === "object" && body !== null ? wordsOf(body) : "no reason given";
  return words
    .replace(/(gh[a-z]_|github_pat_)\w+/g, "[token]")
    .replace(/\s+/g, " ")
    .replace(/[.\s]+$/, "")
    .slice(0, LONGEST_QUOTE);
}

function wordsOf(body: { message?: unknown; errors?: unknown }): string {
  const details = Array.isArray(body.errors) ? body.errors.map(detailOf).filter((detail) => detail !== "") : [];
  return [typeof body.message === "string" ? body.message : "no reason given", ...details].join("; ");
}

function detailOf(error: unknown): string {
  if (typeof error === "string") return error;
  if (typeof error !== "object" || error === null) return "";
  const { message, field, code } = error as { message?: unknown; field?: unknown; code?: unknown };
  return String(message ?? [field, code].filter((part) => part !== undefined).join(" is "));
}
