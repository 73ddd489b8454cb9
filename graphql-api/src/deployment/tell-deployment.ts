import type { EntityManager } from "@mikro-orm/postgresql";
import { recordEvent, type Topics } from "../events.ts";

interface Names {
  id: string;
  name: string;
  environment: string;
}

/**
 * News of a deployment, in the caller's transaction, after its rows were flushed. `andService` tells the service, too:
 * whenever the state, the counts or the current deployment of its environment changed with it.
 */
export async function tellDeployment(
  em: EntityManager,
  deploymentId: string,
  {
    change = "UPDATED",
    andService = false,
  }: { change?: Topics["deploymentChanged"]["change"]; andService?: boolean } = {},
): Promise<void> {
  const [names] = await em.execute<Names[]>(
    `select s.id, s.name, e.name as environment from deployments d
     join service_environments se on se.id = d.service_environment_id
     join services s on s.id = se.service_id join environments e on e.id = se.environment_id where d.id = ?`,
    [deploymentId],
  );
  if (!names) return;
  const { id, name, environment } = names;
  await recordEvent(em, "deploymentChanged", { deploymentId, service: name, environment, change });
  if (andService) await recordEvent(em, "serviceChanged", { serviceId: id, name, change: "UPDATED" });
}
