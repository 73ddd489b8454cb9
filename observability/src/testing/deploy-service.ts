import { setTimeout as sleep } from "node:timers/promises";
import { createCaller } from "../../../graphql-api/src/testing/caller.ts";
import { pushCommit } from "../../../web/browser/push-commit.ts";
import type { RunningPlatform } from "../../../web/browser/start-platform.ts";
import { bundleService } from "./bundle-service.ts";

export type Ask = <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>;

/** Signs in as ada and answers what asks GraphQL through the portal; errors are thrown. */
export async function signIn({ portal }: RunningPlatform): Promise<Ask> {
  const cookie = await createCaller(portal).signIn("ada");
  return async <Data>(query: string, variables: Record<string, unknown> = {}) => {
    const response = await fetch(`${portal}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, origin: portal },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

/** Creates a service of that name and waits until it has its repository. */
export async function createService(ask: Ask, name: string): Promise<void> {
  const input = { name, template: "sample-api", owner: "platform", description: "Is looked at" };
  await ask(`mutation ($input: CreateServiceInput!) { createService(input: $input) { problems { message } } }`, {
    input,
  });
  const read = `query ($name: String!) { service(name: $name) { status creation { error } } }`;
  await waitFor(async () => (await ask<{ service: Ending }>(read, { name })).service, "READY");
}

/** Commits a new version of the sample service, deploys it to dev and answers the version of its release. */
export async function deployService({ github }: RunningPlatform, ask: Ask, name: string, branch: string) {
  const files = { "src/index.js": await bundleService(branch) };
  const ref = await pushCommit(github, name, branch, files);
  const { deploy } = await ask<{ deploy: Deploy }>(
    `mutation ($input: DeployInput!) { deploy(input: $input) {
      deployment { id release { version } } problems { message }
    } }`,
    { input: { service: name, environment: "dev", ref } },
  );
  const { deployment, problems } = deploy;
  if (!deployment) throw new Error(JSON.stringify(problems));
  const read = `query ($id: ID!) { node(id: $id) { ... on Deployment { status reason } } }`;
  await waitFor(async () => (await ask<{ node: Ending }>(read, { id: deployment.id })).node, "SUCCEEDED");
  return deployment.release.version;
}

interface Deploy {
  deployment: { id: string; release: { version: string } } | null;
  problems: unknown[];
}

interface Ending {
  status: string;
}

const BAD_ENDS = ["FAILED", "CANCELLED", "REJECTED", "LOST"];

async function waitFor(read: () => Promise<Ending>, wanted: string): Promise<void> {
  for (;;) {
    const seen = await read();
    if (seen.status === wanted) return;
    if (BAD_ENDS.includes(seen.status)) throw new Error(`${wanted} did not come: ${JSON.stringify(seen)}`);
    await sleep(200);
  }
}
