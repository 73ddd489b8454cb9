import type { AnySchemaObject } from "ajv";
import { fileKindOf, isWorkflow, takesStructures } from "./file-kind.ts";
import { findValueType, type ValueType } from "./find-value-type.ts";
import { WORKFLOW_NAMES } from "./view.ts";

/** A tag and where it stands. */
interface Tag {
  path: string;
  /** Mustache's sign: "name", "#", "^", or something we do not take. */
  kind: string;
  name: string;
  /** Its line up to the tag. */
  before: string;
  /** The sections around it, outermost first, each as sign and name. */
  sections: string[];
}

/** Why the tag cannot be used there, for the golden path's author; null when it can. */
export function findTagMistake(tag: Tag, parameters: AnySchemaObject): string | null {
  const { path, kind, name } = tag;
  if (kind === "&") return `<%{ ${name} }%> and <%& ${name} %> write values unescaped, which nothing may`;
  if (kind === ">") return `<%> ${name} %>: there are no partials`;
  if (kind === "=") return `<%= ${name} =%>: the tags stay <% and %>`;
  if (isWorkflow(path) && !WORKFLOW_NAMES.includes(name)) {
    return `${name}: below .github only ${WORKFLOW_NAMES.join(", ")} can be used`;
  }

  const type = name === "." ? findElementType(tag, parameters) : findValueType(name, parameters);
  if (!type) return `there is no value named "${name}"`;
  return kind === "name" ? findPlaceMistake(tag, type) : findSectionMistake(name, type);
}

/** In a section of a list "." is the element at hand. */
function findElementType({ sections }: Tag, parameters: AnySchemaObject): ValueType | null {
  const section = sections.at(-1);
  if (!section?.startsWith("#")) return null;
  const elementType = findValueType(section.slice(1), parameters)?.elementType;
  return elementType ? { type: elementType, isAlwaysThere: true } : null;
}

function findPlaceMistake({ path, name, before, sections }: Tag, type: ValueType): string | null {
  if (!type.isAlwaysThere && !sections.includes(`#${name}`)) {
    return `${name} may be missing: give it a default, require it, or put it into a section of its own`;
  }
  const isStructure = type.type === "array" || type.type === "object";
  if (isStructure && !takesStructures(path)) return `${name} is ${article(type.type)}, which only .json and .yml take`;
  if (!["json", "terraform"].includes(fileKindOf(path))) return null;

  const isQuoted = countQuotes(before) % 2 === 1;
  if (type.type === "string" && !isQuoted) return `${name} is a string and must stand between double quotes`;
  if (isStructure && isQuoted) return `${name} is ${article(type.type)} and must not stand between quotes`;
  return null;
}

/** A section of an object would let the names of its keys hide the names of the view. */
function findSectionMistake(name: string, { type, elementType }: ValueType): string | null {
  const isListOfObjects = type === "array" && (elementType === undefined || elementType === "object");
  if (type === "object" || isListOfObjects || elementType === "array") {
    return `${name}: a section needs a simple value or a list of such`;
  }
  return null;
}

function countQuotes(line: string): number {
  return line.replace(/\\./g, "").split('"').length - 1;
}

function article(type: string): string {
  return type === "array" ? "a list" : "an object";
}
