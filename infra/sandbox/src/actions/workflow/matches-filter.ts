/**
 * Whether a name passes a list of patterns, the last that matches deciding; `!` takes out again.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function matchesFilter(patterns: readonly string[], name: string): boolean {
  return patterns.reduce((passes, pattern) => {
    const isNegative = pattern.startsWith("!");
    return expressionOf(isNegative ? pattern.slice(1) : pattern).test(name) ? !isNegative : passes;
  }, false);
}

function expressionOf(pattern: string): RegExp {
  const source = pattern.replaceAll(/\\.|\*\*\/|\*\*|\*|\?|\+|\[[^\]]*\]|[\s\S]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    // As in GitHub's patterns, these count the character before them.
    if (part === "?" || part === "+" || part.startsWith("[")) return part;
    return part.length === 1 ? part.replaceAll(/[.^$()|{}\]\\/]/g, "\\$&") : part;
  });
  return new RegExp(`^${source}$`, "u");
}
