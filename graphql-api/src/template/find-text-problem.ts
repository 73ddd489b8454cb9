/** Controls with NUL, tab and line breaks, and Unicode's own line and paragraph separators. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** Marks that make text look like other text than it is (https://trojansource.codes). */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Why a person's text cannot be put into files, as the end of a sentence that begins with its name; null when it
 * can. One line of readable characters, and nothing GitHub Actions would evaluate.
 */
export function findTextProblem(text: string): string | null {
  if (text.includes("${{")) return "must not contain ${{, which GitHub Actions would evaluate";
  if (CONTROLS.test(text)) return "must be one line without control characters";
  if (DIRECTION_MARKS.test(text)) return "must not contain marks that change the direction of writing";
  if (LONE_SURROGATE.test(text)) return "must be valid Unicode";
  return null;
}
