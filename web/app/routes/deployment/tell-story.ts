import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";

type Told = Pick<WatchedDeploymentFragment, "status" | "reason" | "steps" | "release" | "serviceEnvironment">;

/** The whole deployment in one sentence: where it stands, or how it ended. Why it ended badly is told elsewhere. */
export function tellStory({ status, reason, steps, release, serviceEnvironment }: Told): string {
  const { environment, current } = serviceEnvironment;
  if (status === "AWAITING_APPROVAL") return reason ?? "It waits for another person's approval.";
  if (status === "SUCCEEDED") {
    if (!current || current.release.id === release.id)
      return reason ?? `${release.version} runs in ${environment.name}.`;
    return `${release.version} was deployed to ${environment.name}. Now ${current.release.version} runs there.`;
  }
  if (status === "FAILED") return `${release.version} did not get to ${environment.name}.`;
  if (status === "CANCELLED") return "Cancelled before its end.";
  if (status === "REJECTED") return "Rejected; nothing was deployed.";
  if (status === "LOST") return "Lost sight of. When GitHub tells of it after all, this page goes on.";

  const step = steps.find((candidate) => candidate.status === "RUNNING" || candidate.status === "WAITING");
  const done = steps.filter((candidate) => candidate.status === "SUCCEEDED" || candidate.status === "SKIPPED").length;
  if (!step) return done === 0 ? "It is about to begin." : `${done} of ${steps.length} steps done.`;
  const name = step.job === null ? step.title : `${step.job}: ${step.title}`;
  return `${done} of ${steps.length} steps done · ${name}`;
}
