import { EcsError } from "../adapters/ecs/ecs-error.ts";
import { GitHubError } from "../adapters/github/github-error.ts";
import { RenderError } from "../template/template-error.ts";
import { StepFailed, TryLater } from "./define-run.ts";

const FOR_PEOPLE = [StepFailed, TryLater, GitHubError, EcsError, RenderError];

/**
 * The error of a step as people are told it: whoever wrote a sentence for them keeps it. Everything else is the platform's
 * own trouble, the database's words included, and they are for its log.
 */
export function tellTrouble(error: unknown): Error {
  if (error instanceof Error && FOR_PEOPLE.some((kind) => error instanceof kind)) return error;
  return new Error("Something went wrong inside the platform; its log says what.");
}
