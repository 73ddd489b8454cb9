import type { Place } from "./workflow-node.ts";

/** A workflow file that cannot run; the message names file and line, as GitHub writes it. */
export class WorkflowError extends Error {
  static at(place: Place, text: string): WorkflowError {
    return new WorkflowError(`${place.file} (Line: ${place.line}, Col: ${place.column}): ${text}`);
  }
}
