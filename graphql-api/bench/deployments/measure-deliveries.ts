import { type Cleanups, keepCleanups } from "../cleanups.ts";
import { createService } from "../creation/create-service.ts";
import { connectFollower, followRun } from "../creation/follow-run.ts";
import { measure, type Section } from "../measures.ts";
import { startWorld } from "../world/keep-world.ts";
import { makeToken } from "../world/make-token.ts";
import { type Asked, askDeployment } from "./ask-deployment.ts";
import { followDeployment } from "./follow-deployment.ts";

const SERVICE = "delivered";
const PROMOTION = { of: "median", atMost: 15 } as const;

/**
 * How long a release takes to each stage of the sandbox, from the request to the news that it runs there, healthy. It has
 * a world of its own, because workflows and tasks take their share of the machine.
 */
export async function measureDeliveries(cleanups: Cleanups, say: (line: string) => void): Promise<Section> {
  const own = keepCleanups();
  cleanups.add(() => own.run());
  try {
    return await deliver(own, say);
  } finally {
    await own.run();
  }
}

async function deliver(cleanups: Cleanups, say: (line: string) => void): Promise<Section> {
  const world = await startWorld(cleanups, say, { deploys: true });
  const ada = { url: world.api.url, token: world.token };
  const dev = { ...ada, token: await makeToken(world.portal, "dev", "READ, DEPLOY") };
  const follower = connectFollower(world.portal, world.token);
  cleanups.add(() => follower.dispose());
  const secondsUntilItRuns = async ({ id, sentAt }: Asked) => ((await followDeployment(follower, id)) - sentAt) / 1000;

  say("Creating a service of node-api");
  const { runId } = await createService(world.api.url, world.token, SERVICE);
  await followRun(follower, runId);
  say("Deploying it for the first time, while its CI runs");
  const first = await askDeployment(ada, "deploy", { service: SERVICE, environment: "dev" });
  const firstSeconds = await secondsUntilItRuns(first);
  const again = { service: SERVICE, release: first.release };
  say("Promoting it to staging");
  const toStaging = await askDeployment(ada, "promote", { ...again, environment: "staging" });
  const stagingSeconds = await secondsUntilItRuns(toStaging);
  say("Promoting it to prod");
  const { id } = await askDeployment(ada, "promote", { ...again, environment: "prod" });
  const toProd = await askDeployment(dev, "approveDeployment", { deployment: id });
  const prodSeconds = await secondsUntilItRuns(toProd);

  return {
    title: "A release of node-api on its way (sandbox), from the request until a subscriber hears that it runs",
    measures: [
      measure("first deployment, npm install included", "s", [firstSeconds], {
        target: { of: "median", atMost: 90 },
        note: "Its CI runs at the same time, as it does after every creation.",
      }),
      measure("promotion to staging", "s", [stagingSeconds], { target: PROMOTION }),
      measure("promotion to prod, from its approval", "s", [prodSeconds], { target: PROMOTION }),
    ],
  };
}
