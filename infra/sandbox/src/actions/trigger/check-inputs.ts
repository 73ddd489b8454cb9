import { isObject } from "../../github/http/incoming.ts";
import { unprocessable } from "../../github/refusal.ts";
import { entriesOf, textOf, textsOf, valueAt, type WorkflowNode } from "../workflow/workflow-node.ts";

const mostInputs = 25;
const mostCharacters = 65_535;

/**
 * What a workflow gets as `inputs`, defaults filled in.
 * @param trigger the `workflow_dispatch` of the workflow.
 * @throws Refusal 422 as GitHub words it, also for what the workflow does not know.
 */
export function checkInputs(trigger: WorkflowNode | null, given: unknown): Record<string, string | number | boolean> {
  const inputs = given ?? {};
  if (!isObject(inputs))
    throw unprocessable(`Invalid request.\n\nFor 'inputs', ${JSON.stringify(given)} is not an object.`);
  if (Object.keys(inputs).length > mostInputs) {
    throw unprocessable(`Invalid request.\n\nNo more than ${mostInputs} inputs are allowed.`);
  }
  if (JSON.stringify(inputs).length > mostCharacters) throw unprocessable("inputs are too large.");
  const defined = entriesOf(valueAt(trigger, "inputs"));
  const unexpected = Object.keys(inputs).filter((name) => !defined.some((entry) => entry.key === name));
  if (unexpected.length > 0) throw unprocessable(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  return Object.fromEntries(defined.map(({ key, value }) => [key, readInput(key, value, inputs[key])]));
}

function readInput(name: string, definition: WorkflowNode, given: unknown): string | number | boolean {
  const text = textFor(name, given);
  if (text === "" && given === undefined && textOf(valueAt(definition, "required")) === "true") {
    if (textOf(valueAt(definition, "default")) === null) throw unprocessable(`Required input '${name}' not provided`);
  }
  const type = textOf(valueAt(definition, "type")) ?? "string";
  const value = given === undefined ? (textOf(valueAt(definition, "default")) ?? "") : text;
  if (type === "boolean") return readFlag(name, value);
  if (type === "number") return readNumber(name, value);
  if (type === "choice") checkChoice(name, value, textsOf(valueAt(definition, "options")), given !== undefined);
  return value;
}

function textFor(name: string, given: unknown): string {
  if (given === undefined || given === null) return "";
  if (["string", "number", "boolean"].includes(typeof given)) return String(given);
  throw unprocessable(`Invalid value for input '${name}'`);
}

function readFlag(name: string, value: string): boolean {
  if (value === "" || value === "false") return false;
  if (value === "true") return true;
  throw unprocessable(`Provided value '${value}' for input '${name}' is not a valid boolean`);
}

function readNumber(name: string, value: string): number {
  const number = Number(value);
  if (Number.isFinite(number)) return number;
  throw unprocessable(`Provided value '${value}' for input '${name}' is not a valid number`);
}

function checkChoice(name: string, value: string, options: readonly string[], isGiven: boolean): void {
  if (options.includes(value) || (!isGiven && value === "")) return;
  throw unprocessable(`Provided value '${value}' for input '${name}' not in the list of allowed values`);
}
