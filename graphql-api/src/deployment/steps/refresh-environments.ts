import { GitHubError } from "../../adapters/github/github-error.ts";
import { type StepContext, StepFailed, TryLater } from "../../run/define-run.ts";
import { askGitHub } from "../../service/creation/ask-github.ts";
import { tellEnvironments } from "../../service/tell-environments.ts";
import type { Delivery } from "../find-delivery.ts";

const UNAVAILABLE_PAUSE_MS = 5000;

/** A stage may have been added or moved since the service's workflows were told where the stages are: tells them again. */
export async function refreshEnvironments(context: StepContext, { service, repository }: Delivery): Promise<void> {
  const stale = await context.platform.pool.query(
    `select 1 from services s where s.id = $1
     and (s.variables_at is null or s.variables_at < (select max(changed_at) from environments))`,
    [service.id],
  );
  if (stale.rowCount === 0) return;
  const tell = () => tellEnvironments(context.platform, { name: service.name, repository });
  await askGitHub(context, tell).catch((error: unknown) => {
    throw isOutage(error) ? outlast(context, error) : error;
  });
}

const isOutage = (error: unknown): error is GitHubError => error instanceof GitHubError && error.kind === "UNAVAILABLE";

/** An outage is waited for as long as for the start itself. */
function outlast({ platform, since }: StepContext, { message }: GitHubError): TryLater | StepFailed {
  const isOver = Date.now() - since.getTime() >= platform.config.deployments.queueMs;
  return isOver ? new StepFailed(message) : new TryLater(message, new Date(Date.now() + UNAVAILABLE_PAUSE_MS));
}
