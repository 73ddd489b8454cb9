import type { Workflow } from "../../actions/state/workflow.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { instant } from "./shape-repository.ts";

export function shapeWorkflow(world: World, repository: Repository, workflow: Workflow): Record<string, unknown> {
  const page = `${world.url}/${repository.fullName}`;
  return {
    id: workflow.id,
    node_id: `W_${workflow.id}`,
    name: workflow.name,
    path: workflow.path,
    state: "active",
    created_at: instant(workflow.createdAt),
    updated_at: instant(workflow.createdAt),
    url: `${world.url}/api/v3/repos/${repository.fullName}/actions/workflows/${workflow.id}`,
    html_url: `${page}/blob/${repository.defaultBranch}/${workflow.path}`,
    badge_url: `${page}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  };
}
