/** One piece of a file: text as it is, a value to write, or pieces that appear for some values only. */
export type Part =
  | { kind: "text"; text: string }
  /** `indent` is the white space its line begins with: what the inner lines of a structure are moved by. */
  | { kind: "value"; name: string; indent: string }
  /** Its parts appear when the value is there (`inverted`: when it is not), for a list once per element. */
  | { kind: "section"; name: string; inverted: boolean; parts: Part[] };

/** A file of a golden path, relative to the root of the repository it becomes part of. */
export interface TemplateFile {
  path: string;
  parts: Part[];
}
