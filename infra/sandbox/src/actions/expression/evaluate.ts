import { expressions } from "../workflow/open-parser.ts";
import { WorkflowError } from "../workflow/workflow-error.ts";
import type { Place, WorkflowNode } from "../workflow/workflow-node.ts";

/** What an expression can see and call. */
export interface Scope {
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly functions: Readonly<Record<string, (...given: string[]) => string | boolean>>;
}

/** The value of a node with every expression in it evaluated, as plain JSON. @throws WorkflowError */
export function evaluate(node: WorkflowNode | null, scope: Scope): unknown {
  if (node === null) return null;
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map((item) => evaluate(item, scope));
  if (node.kind === "map") {
    return Object.fromEntries(node.entries.map((entry) => [entry.key, evaluate(entry.value, scope)]));
  }
  const value = run(node.expression, node.place, scope);
  return JSON.parse(JSON.stringify(value, expressions.data.replacer)) as unknown;
}

/** The same as text, in the way GitHub writes numbers, booleans and null. */
export function evaluateText(node: WorkflowNode | null, scope: Scope): string {
  if (node === null) return "";
  if (node.kind === "expression") return run(node.expression, node.place, scope).coerceString();
  if (node.kind === "scalar") return node.value === null ? "" : String(node.value);
  throw WorkflowError.at(node.place, "A text is expected here");
}

/** The texts of a map. */
export function evaluateTexts(node: WorkflowNode | null, scope: Scope): Record<string, string> {
  if (node === null || node.kind === "scalar") return {};
  if (node.kind === "map") {
    return Object.fromEntries(node.entries.map((entry) => [entry.key, evaluateText(entry.value, scope)]));
  }
  throw WorkflowError.at(node.place, "The sandbox takes a mapping here, not a list or one expression");
}

export function evaluateNumber(node: WorkflowNode | null, scope: Scope, otherwise: number): number {
  const text = evaluateText(node, scope).trim();
  const value = text === "" ? otherwise : Number(text);
  if (node !== null && !Number.isFinite(value)) throw WorkflowError.at(node.place, `'${text}' is not a number`);
  return value;
}

export function evaluateFlag(node: WorkflowNode | null, scope: Scope): boolean {
  return node !== null && evaluateText(node, scope).toLowerCase() === "true";
}

const statusFunction = /\b(success|failure|cancelled|always)\s*\(/i;

/** The value of an `if:`; without a word about the status, success() comes first. */
export function evaluateCondition(node: WorkflowNode | null, scope: Scope): boolean {
  const place = node?.place ?? { file: "", line: 0, column: 0 };
  const condition = conditionOf(node);
  // A text that holds the word is no call of it.
  const isAsked = statusFunction.test(condition.replaceAll(/'(?:[^']|'')*'/g, "''"));
  const whole = isAsked ? condition : `success() && (${condition})`;
  return isTruthy(run(whole, place, scope));
}

function conditionOf(node: WorkflowNode | null): string {
  if (node === null) return "true";
  if (node.kind === "expression") return node.expression;
  if (node.kind !== "scalar") throw WorkflowError.at(node.place, "A condition is expected here");
  const text = String(node.value ?? "").trim();
  return text === "" ? "true" : text;
}

type Value = ReturnType<InstanceType<typeof expressions.Evaluator>["evaluate"]>;

function run(expression: string, place: Place, scope: Scope): Value {
  const { Parser, Evaluator, data } = expressions;
  const functions = Object.entries(scope.functions).map(([name, call]) => ({
    name,
    minArgs: 0,
    maxArgs: 255,
    call: (...given: Value[]) => toData(call(...given.map((one) => one.coerceString()))),
  }));
  const contexts = Object.entries(scope.contexts).map(([key, value]) => ({ key, value: toData(value) }));
  try {
    const tree = new Parser(readTokens(expression), Object.keys(scope.contexts), functions).parse();
    const known = new Map(functions.map((one) => [one.name.toLowerCase(), one]));
    return new Evaluator(tree, new data.Dictionary(...contexts), known).evaluate();
  } catch (error) {
    throw WorkflowError.at(place, `${error instanceof Error ? error.message : error} in \${{ ${expression} }}`);
  }
}

/** Its lexer unescapes only the first quote of a text. */
function readTokens(expression: string): ReturnType<InstanceType<typeof expressions.Lexer>["lex"]>["tokens"] {
  const { tokens } = new expressions.Lexer(expression).lex();
  return tokens.map((token) => {
    const isText = token.lexeme.startsWith("'") && typeof token.value === "string";
    return isText ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") } : token;
  });
}

function toData(value: unknown): Value {
  return JSON.parse(JSON.stringify(value ?? null), expressions.data.reviver) as Value;
}

/** @see https://docs.github.com/actions/reference/workflows-and-actions/expressions#literals */
function isTruthy(value: Value): boolean {
  if (!value.primitive) return true;
  const number = value.number();
  return value.kind === expressions.data.Kind.String
    ? value.coerceString() !== ""
    : !Number.isNaN(number) && number !== 0;
}
