import { createCaller } from "../../src/testing/caller.ts";

export interface Asked {
  /** The deployment's public id. */
  id: string;
  release: string;
  /** When the request was sent, as Date.now() tells time. */
  sentAt: number;
}

interface Payload {
  deployment: { id: string; release: { id: string } } | null;
  problems: { message: string }[];
}

const INPUTS = {
  deploy: "DeployInput",
  promote: "PromoteInput",
  approveDeployment: "ApproveDeploymentInput",
} as const;

/**
 * Asks an API for a deployment, or approves one.
 *
 * @throws Error with what stands against it.
 */
export async function askDeployment(
  at: { url: string; token: string },
  operation: keyof typeof INPUTS,
  input: Record<string, string>,
): Promise<Asked> {
  const query = `mutation ($input: ${INPUTS[operation]}!) {
    ${operation}(input: $input) { deployment { id release { id } } problems { message } }
  }`;
  const sentAt = performance.timeOrigin + performance.now();
  const { data, errors } = await createCaller(at.url).graphql(query, { input }, { token: at.token });
  const payload = data?.[operation] as Payload | undefined;
  if (!payload?.deployment) throw new Error(`${operation} was refused: ${JSON.stringify(payload?.problems ?? errors)}`);
  return { id: payload.deployment.id, release: payload.deployment.release.id, sentAt };
}
