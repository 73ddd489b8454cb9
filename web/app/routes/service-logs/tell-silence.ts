import type { LoggedPlace } from "./read-logs.server.ts";

/** Why there is no line. */
export function tellSilence({ status, environment, logsProblem }: LoggedPlace): string {
  if (logsProblem) return "There is nothing to show until lines can be read again.";
  if (status === "NEVER_DEPLOYED") return `Nothing has been deployed to ${environment.name} yet.`;
  return `No task has written a line in ${environment.name} in the last 14 days. New ones appear here by themselves.`;
}
