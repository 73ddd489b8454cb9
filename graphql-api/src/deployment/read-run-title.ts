import { parseId } from "../ids.ts";

/** What `run-name` of every service's cd.yml makes of its inputs: "deploy <environment> [<deployment id>]". */
const TITLE = /^deploy ([a-z][a-z0-9-]{0,19}) \[(.*)\]$/;

/**
 * Where a run of cd.yml deploys to, and for which of our deployments, by its UUID; null there when a person started it
 * by hand. Null for a title that is none of cd.yml's. Titles can be forged by whoever may start workflows.
 */
export function readRunTitle(title: string): { environment: string; deploymentId: string | null } | null {
  const match = TITLE.exec(title);
  if (!match?.[1]) return null;
  return { environment: match[1], deploymentId: parseId("Deployment", match[2] ?? "") };
}
