import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { workflowParser } from "./open-parser.ts";
import { asExpression, readTexts, type Texts } from "./read-texts.ts";
import { WorkflowError } from "./workflow-error.ts";
import type { MapNode, Place, WorkflowNode } from "./workflow-node.ts";

/**
 * Reads one workflow file with GitHub's own parser, which knows every key, every context and every function.
 * @param name as errors shall name the file.
 * @throws WorkflowError with all mistakes, one a line.
 */
export async function readWorkflow(name: string, content: string): Promise<MapNode> {
  const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = workflowParser;
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  refuse(context.errors.getErrors().map(String));
  if (!value) throw new WorkflowError(`${name}: the file is empty`);
  // The conversion also follows `needs` and refuses circles.
  const template = await convertWorkflowTemplate(context, value);
  refuse((template.errors ?? []).map((error) => error.Message));
  const root = nodeOf(name, value, readTexts(content));
  if (root.kind !== "map") throw WorkflowError.at(root.place, "A workflow is a mapping");
  return root;
}

function refuse(mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw new WorkflowError([...new Set(mistakes)].join("\n"));
}

function nodeOf(file: string, token: TemplateToken, texts: Texts): WorkflowNode {
  const { isMapping, isSequence, isBasicExpression, isLiteral } = workflowParser;
  const place = placeOf(file, token);
  if (isBasicExpression(token)) {
    const text = texts.get(`${place.line}:${place.column}`);
    const isTorn = text?.includes("${{") && token.range && token.range.end.line > token.range.start.line;
    return { kind: "expression", place, expression: isTorn ? asExpression(text ?? "") : token.expression };
  }
  if (isSequence(token)) return { kind: "list", place, items: [...token].map((item) => nodeOf(file, item, texts)) };
  if (isMapping(token)) {
    const entries = [...token].map(({ key, value }) => {
      const at = placeOf(file, key);
      if (!isLiteral(key)) throw WorkflowError.at(at, "Expressions as keys are not supported by the sandbox");
      return { key: key.toString(), place: at, value: nodeOf(file, value, texts) };
    });
    return { kind: "map", place, entries };
  }
  return { kind: "scalar", place, value: scalarOf(token) };
}

function scalarOf(token: TemplateToken): string | number | boolean | null {
  const { isString, isNumber, isBoolean } = workflowParser;
  return isString(token) || isNumber(token) || isBoolean(token) ? token.value : null;
}

function placeOf(file: string, token: TemplateToken): Place {
  return { file, line: token.line ?? 1, column: token.col ?? 1 };
}
