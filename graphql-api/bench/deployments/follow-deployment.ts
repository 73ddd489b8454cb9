import type { Client } from "graphql-ws";

const NEWS = `subscription ($id: ID!) {
  deploymentChanged(id: $id) { deployment { status reason } }
}`;
const FAILED = ["FAILED", "CANCELLED", "REJECTED", "LOST"];

/**
 * Follows a deployment until it has succeeded; answers when that was told, as Date.now() tells time.
 *
 * @throws Error with its reason when it ends otherwise.
 */
export async function followDeployment(client: Client, id: string): Promise<number> {
  const news = client.iterate<{ deploymentChanged: { deployment: { status: string; reason: string | null } } }>({
    query: NEWS,
    variables: { id },
  });
  for await (const { data, errors } of news) {
    if (!data) throw new Error(`The deployment could not be followed: ${JSON.stringify(errors)}`);
    const { status, reason } = data.deploymentChanged.deployment;
    if (status === "SUCCEEDED") return performance.timeOrigin + performance.now();
    if (FAILED.includes(status)) throw new Error(`A deployment is ${status}: ${reason}`);
  }
  throw new Error("The news of a deployment ended before it did.");
}
