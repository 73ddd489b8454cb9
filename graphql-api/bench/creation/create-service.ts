import { createCaller } from "../../src/testing/caller.ts";

const CREATE = `mutation Create($input: CreateServiceInput!) {
  createService(input: $input) { service { id name creation { id } } problems { field message } }
}`;

interface Payload {
  service: { creation: { id: string } } | null;
  problems: { field: string[] | null; message: string }[];
}

export interface Created {
  runId: string;
  /** When the request was sent, as Date.now() tells time. */
  sentAt: number;
  /** How long the answer took, in milliseconds. */
  answerMs: number;
}

/** Asks an API for a service of the golden path node-api, as the form of the portal does. */
export async function createService(url: string, token: string, name: string): Promise<Created> {
  const input = {
    name,
    description: "Made to measure how long that takes",
    template: "node-api",
    owner: "platform",
    parameters: {},
    idempotencyKey: `bench-${name}`,
  };
  const sentAt = performance.timeOrigin + performance.now();
  const { data, errors } = await createCaller(url).graphql(CREATE, { input }, { token });
  const answerMs = performance.timeOrigin + performance.now() - sentAt;
  const payload = data?.createService as Payload | undefined;
  const runId = payload?.service?.creation.id;
  if (!runId) throw new Error(`No service was made: ${JSON.stringify(payload?.problems ?? errors)}`);
  return { runId, sentAt, answerMs };
}
