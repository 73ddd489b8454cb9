import type { StepContext } from "../../run/define-run.ts";
import { askGitHub } from "../../service/creation/ask-github.ts";
import { tellEnvironments } from "../../service/tell-environments.ts";
import type { Delivery } from "../find-delivery.ts";

/** A stage may have been added or moved since the service's workflows were told where the stages are: tells them again. */
export async function refreshEnvironments(context: StepContext, { service, repository }: Delivery): Promise<void> {
  const stale = await context.platform.pool.query(
    `select 1 from services s where s.id = $1
     and (s.variables_at is null or s.variables_at < (select max(changed_at) from environments))`,
    [service.id],
  );
  if (stale.rowCount === 0) return;
  await askGitHub(context, () => tellEnvironments(context.platform, { name: service.name, repository }));
}
