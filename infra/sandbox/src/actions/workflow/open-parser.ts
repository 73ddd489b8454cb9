import { registerHooks } from "node:module";

// The parser imports its schema as JSON without the attribute that every Node asks for.
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const isTheirs = /[\\/]@actions[\\/].*\.json$/.test(resolved.url) || isSchema(specifier, context.parentURL);
    return isTheirs ? { ...resolved, importAttributes: { type: "json" } } : resolved;
  },
});

/** GitHub's own reader of workflow files. @see https://github.com/actions/languageservices */
export const workflowParser = await import("@actions/workflow-parser");
/** GitHub's own evaluator of expressions. */
export const expressions = await import("@actions/expressions");

function isSchema(specifier: string, parent: string | undefined): boolean {
  return specifier.endsWith(".json") && (parent ?? "").includes("workflow-parser");
}
