/** A golden path that cannot be offered: every mistake found in it, one a line. Its author's, never a caller's. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly mistakes: string[];

  constructor(mistakes: string[]) {
    super(`The golden paths have ${mistakes.length} mistake(s):\n${mistakes.map((line) => `  ${line}`).join("\n")}`);
    this.mistakes = mistakes;
  }
}

/** A value that cannot stand in a file. `tag` is the value's name in the template, e.g. "service.description". */
export class RenderError extends Error {
  override readonly name = "RenderError";
  readonly file: string;
  readonly tag: string;

  constructor(file: string, tag: string, reason: string) {
    super(`${tag} cannot be written into ${file}: ${reason}.`);
    this.file = file;
    this.tag = tag;
  }
}
