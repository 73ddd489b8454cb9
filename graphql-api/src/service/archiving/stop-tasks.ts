import type { Ecs, EcsService } from "../../adapters/ecs/ecs.ts";
import { EnvironmentStatus } from "../../environment/environment-status.ts";
import { ServiceEnvironment } from "../../environment/service-environment.entity.ts";
import { recordEvent } from "../../events.ts";
import { type StepContext, type StepDefinition, StepFailed, TryLater } from "../../run/define-run.ts";
import { findService } from "../creation/find-service.ts";
import { askEcs } from "./ask-ecs.ts";

/** A task has 30 s to leave the load balancer, and 30 s, at most 120 s, to end after SIGTERM. */
const ENDS_WITHIN_MS = 300_000;
const LOOK_AGAIN_MS = 1000;

/** Its tasks end, the ECS services stay: what ran there last can still be read. */
export const stopTasks: StepDefinition = {
  name: "stop-tasks",
  title: "Stop its tasks in every environment",

  async do(context) {
    const { ecs } = context.platform;
    if (!ecs) return { message: "Skipped: AWS is not configured, so whatever runs goes on." };
    const places = await findPlaces(context);
    const running: string[] = [];
    const stopped: string[] = [];
    for (const place of places) {
      const service = await stop(context, ecs, place);
      if (!service) continue;
      const { name } = place.environment.getEntity();
      stopped.push(name);
      if (service.runningCount + service.pendingCount > 0) running.push(name);
    }
    if (running.length > 0) throw endLater(context, running);
    await remember(context);
    return { message: stopped.length > 0 ? `Stopped in ${stopped.join(", ")}.` : "It runs nowhere." };
  },
};

async function findPlaces({ platform, run }: StepContext): Promise<ServiceEnvironment[]> {
  const service = { id: run.serviceId };
  return platform
    .fork()
    .find(ServiceEnvironment, { service }, { populate: ["environment"], orderBy: { environment: { rank: "asc" } } });
}

/** What ECS knew when it was asked to stop it; null where it knows no such service. */
async function stop(context: StepContext, ecs: Ecs, place: ServiceEnvironment): Promise<EcsService | null> {
  const at = place.runsAt;
  const name = place.ecsServiceName;
  const found = await askEcs(context, () => ecs.describeServices({ ...at, names: [name] }));
  const service = found.get(name);
  if (service && service.desiredCount > 0) await askEcs(context, () => ecs.stopService({ ...at, name }));
  return service ?? null;
}

function endLater({ since }: StepContext, running: string[]): TryLater | StepFailed {
  const where = running.join(", ");
  if (Date.now() - since.getTime() > ENDS_WITHIN_MS) {
    return new StepFailed(`Tasks in ${where} do not end. Look at them on ECS, then archive again.`);
  }
  return new TryLater(`Tasks in ${where} are ending.`, new Date(Date.now() + LOOK_AGAIN_MS));
}

async function remember({ fenced, run }: StepContext): Promise<void> {
  await fenced(async (em) => {
    const service = await findService(em, run);
    const deployed = { service, status: { $ne: EnvironmentStatus.NEVER_DEPLOYED } };
    const places = await em.find(ServiceEnvironment, deployed, { orderBy: { id: "asc" } });
    for (const place of places) place.stop(new Date());
    await recordEvent(em, "serviceChanged", { serviceId: service.id, name: service.name, change: "UPDATED" });
  });
}
