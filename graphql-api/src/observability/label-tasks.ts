import type { Pool } from "pg";
import type { EcsTask } from "../adapters/ecs/ecs.ts";
import { findImageTag } from "../deployment/find-image-tag.ts";
import type { Cluster } from "./read-clusters.ts";
import type { Target } from "./target.ts";

/** A task and where it runs. */
export interface PlacedTask extends Cluster {
  task: EcsTask;
}

interface Row {
  place: string;
  service: string;
  environment: string;
  team: string;
  release: string | null;
}

const LABELS = /* SQL */ `
select it.place, s.name as service, e.name as environment, t.slug as team, r.version as release
from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality it(region, cluster, name, tag, place)
join service_environments se on se.ecs_cluster = it.cluster and se.ecs_service_name = it.name
join environments e on e.id = se.environment_id and coalesce(se.region, e.region) = it.region
join services s on s.id = se.service_id and s.status <> 'ARCHIVED'
join teams t on t.id = s.owner_id
left join releases r on r.service_id = s.id and r.commit_sha = it.tag`;

/**
 * What the catalog says of these tasks: one statement. Those of nobody's, or of archived services, are left out. The
 * release is told by the image's tag, which is its commit, so that a task has it from its first moment on.
 */
export async function labelTasks(
  { pool }: { pool: Pool },
  placed: readonly PlacedTask[],
): Promise<Map<EcsTask, Target["labels"]>> {
  const values = [
    placed.map(({ region }) => region),
    placed.map(({ cluster }) => cluster),
    placed.map(({ task }) => task.service),
    placed.map(({ task }) => findImageTag(task.images, task.service ?? "")),
  ];
  const { rows } = await pool.query<Row>({ name: "label-tasks", text: LABELS, values });
  const labels = new Map<EcsTask, Target["labels"]>();
  for (const { place, service, environment, team, release } of rows) {
    const task = placed[Number(place) - 1]?.task;
    if (task) labels.set(task, { service, environment, team, release: release ?? "unknown", task: task.id });
  }
  return labels;
}
