import type { WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { isUnderway } from "../../ui/deployment-status.tsx";
import type { ScriptedMutation } from "../../ui/write-mutation.ts";

type Blocker = { message: string };
type OfferedInput = { service: string; environment: string; release?: string; ref?: string };

/** Something that can be started from a deployment that has ended. */
export type Offer = {
  /** The mutation that does it, and the dialog of the service's page that asks for it. */
  intent: "deploy" | "promote" | "rollback";
  word: string;
  /** What exactly would run where. */
  meaning: string;
  input: OfferedInput;
  /** Why it would be refused now; empty when it would be accepted. */
  blockers: readonly Blocker[];
};

const asks = "deployment { id status }";

/** What makes sense after this deployment: the same again, or back to what ran before. */
export function findOffers(deployment: WatchedDeploymentFragment): Offer[] {
  if (isUnderway(deployment.status) || deployment.status === "AWAITING_APPROVAL") return [];
  return [redeploy(deployment), rollBack(deployment)].filter((offer) => offer !== null);
}

/** The dialog that asks whether to do it, with what was offered already chosen. */
export function addressOf({ intent, input }: Offer): string {
  const { service, environment, ...chosen } = input;
  return `/services/${service}/${intent}/${environment}?${new URLSearchParams(chosen)}`;
}

/** The offer as a script would send it. */
export function scriptOf({ intent, input }: Offer): ScriptedMutation {
  return { name: intent, asks, input: { ...input } };
}

function redeploy({ kind, status, release, serviceEnvironment }: WatchedDeploymentFragment): Offer | null {
  const { service, environment, current } = serviceEnvironment;
  const place = { service: service.name, environment: environment.name };
  const word = "Re-deploy";
  if (isFirstStage(serviceEnvironment) && kind !== "ROLLBACK") {
    // What has succeeded and was replaced is history: going back to it is a rollback.
    if (status === "SUCCEEDED" && current?.release.id !== release.id) return null;
    const meaning = `Builds ${release.version} if its image is gone, and runs it in ${environment.name} again.`;
    const input = { ...place, ref: release.commitSha };
    return { intent: "deploy", word, meaning, input, blockers: serviceEnvironment.deployBlockers };
  }
  if (status === "SUCCEEDED") return null;
  const input = { ...place, release: release.id };
  if (kind === "ROLLBACK") {
    const meaning = `Puts ${release.version} back in ${environment.name}, with its configuration of then.`;
    return { intent: "rollback", word, meaning, input, blockers: serviceEnvironment.rollbackBlockers };
  }
  const waits = environment.protected ? " It waits for another person's approval." : "";
  const meaning = `Promotes ${release.version} to ${environment.name} again; nothing is built.${waits}`;
  return { intent: "promote", word, meaning, input, blockers: serviceEnvironment.promotionBlockers };
}

function rollBack({ status, release, serviceEnvironment }: WatchedDeploymentFragment): Offer | null {
  if (status !== "SUCCEEDED") return null;
  const { service, environment, current, rollbackCandidates, rollbackBlockers } = serviceEnvironment;
  const runs = current?.release.id === release.id;
  const target = runs ? rollbackCandidates[0] : rollbackCandidates.find(({ id }) => id === release.id);
  if (!target) return null;

  const subject = target.commitMessage?.split("\n", 1)[0];
  const named = subject ? `${target.version} (“${subject}”)` : target.version;
  return {
    intent: "rollback",
    word: `Roll back to ${target.version}`,
    meaning: `Puts ${named} back in ${environment.name}, with its configuration of then. Needs no approval.`,
    input: { service: service.name, environment: environment.name, release: target.id },
    blockers: rollbackBlockers,
  };
}

function isFirstStage({ environment, service }: WatchedDeploymentFragment["serviceEnvironment"]): boolean {
  return service.environments.every((other) => other.environment.rank >= environment.rank);
}
