import { SAMPLE_TEMPLATE } from "@waymark/sandbox/sample-template";
import { expect, vi } from "vitest";
import { parseId } from "../../ids.ts";
import { meetPerson, type Person, type ProblemSeen } from "../../testing/meet-person.ts";
import type { World } from "../../testing/start-test-platform.ts";

/** A deployment as it stands in the database. */
export interface StoredDeployment {
  status: string;
  reason: string | null;
  kind: string;
  commit: string;
  workflow_run_id: string | null;
  workflow_conclusion: string | null;
  task_definition: string | null;
  run: string;
  steps: { name: string; status: string; message: string | null }[];
  place: {
    status: string;
    desired: number | null;
    running: number | null;
    isCurrent: boolean;
    lastDeployAt: string | null;
  };
}

/** What tests do with deployments, by API where the API can, and what became of it. */
export interface Ground {
  /** Makes a service of the small golden path; answers its commit. */
  make(name: string): Promise<string>;
  /** Asks for a deployment to dev; answers its public id. The same key asks for the same one. */
  deploy(service: string, ref?: string, idempotencyKey?: string): Promise<string>;
  cancel(id: string): Promise<ProblemSeen[]>;
  read(id: string): Promise<StoredDeployment>;
  becomes(id: string, ...statuses: string[]): Promise<StoredDeployment>;
  ended(id: string): Promise<StoredDeployment>;
  /** How often GitHub was asked to start a workflow of the service since it forgot its requests. */
  dispatches(service: string): Promise<number>;
  /** The titles of all runs that GitHub has of the service's workflows. */
  titles(service: string): Promise<string[]>;
}

const ENDED = ["SUCCEEDED", "FAILED", "CANCELLED", "REJECTED", "LOST"];
const PATIENCE = { timeout: 60_000, interval: 100 };

const READ = /* SQL */ `
select d.status, d.reason, d.kind, r.commit_sha as commit, d.workflow_run_id::text, d.workflow_conclusion, d.task_definition,
  (select status from runs where id = d.run_id) as run,
  (select json_agg(json_build_object('name', name, 'status', status, 'message', message) order by position)
   from run_steps where run_id = d.run_id) as steps,
  json_build_object('status', se.status, 'desired', se.desired_count, 'running', se.running_count,
    'isCurrent', se.current_deployment_id is not distinct from d.id, 'lastDeployAt', se.last_deploy_at) as place
from deployments d join releases r on r.id = d.release_id join service_environments se on se.id = d.service_environment_id
where d.id = $1`;

/** Opens the ground for a person at an API; a service is made by the API it was opened with. */
export function openGround(world: World, person: Person): Ground {
  const read = async (id: string): Promise<StoredDeployment> => {
    const [row] = await world.sql<StoredDeployment>(READ, [parseId("Deployment", id)]);
    if (!row) throw new Error(`There is no deployment ${id}`);
    return row;
  };
  const becomes = (id: string, ...statuses: string[]) =>
    vi.waitFor(async () => {
      const deployment = await read(id);
      if (statuses.includes(deployment.status)) return deployment;
      throw new Error(`${id} is not ${statuses.join(" or ")}: ${JSON.stringify(deployment)}`);
    }, PATIENCE);
  return {
    read,
    becomes,
    ended: (id) => becomes(id, ...ENDED),
    async make(name) {
      const creation = await person.createAndFollow({ name, template: SAMPLE_TEMPLATE, owner: "platform" });
      expect(creation).toMatchObject({ status: "SUCCEEDED" });
      const [row] = await world.sql<{ sha: string }>("select template_commit as sha from services where name = $1", [
        name,
      ]);
      return row?.sha ?? "";
    },
    async deploy(service, ref, idempotencyKey) {
      const { deploy } = await person.ask<{ deploy: { deployment: { id: string } | null; problems: ProblemSeen[] } }>(
        "mutation ($input: DeployInput!) { deploy(input: $input) { deployment { id } problems { code field message } } }",
        { input: { service, environment: "dev", ...(ref && { ref }), ...(idempotencyKey && { idempotencyKey }) } },
      );
      if (!deploy.deployment) throw new Error(JSON.stringify(deploy.problems));
      return deploy.deployment.id;
    },
    async cancel(id) {
      const { cancelDeployment } = await person.ask<{ cancelDeployment: { problems: ProblemSeen[] } }>(
        "mutation ($input: CancelDeploymentInput!) { cancelDeployment(input: $input) { problems { code field message } } }",
        { input: { deployment: id } },
      );
      return cancelDeployment.problems;
    },
    async titles(service) {
      const found: string[] = [];
      for (let page = 1; found.length === (page - 1) * 100; page += 1) {
        const path = `/repos/acme/${service}/actions/runs?per_page=100&page=${page}`;
        const { workflow_runs } = await world.github.rest<{ workflow_runs: { display_title: string }[] }>("GET", path);
        found.push(...workflow_runs.map(({ display_title }) => display_title));
        if (workflow_runs.length === 0) break;
      }
      return found;
    },
    async dispatches(service) {
      const seen = await world.github.requests();
      return seen.filter(
        ({ method, path }) =>
          method === "POST" && path.includes(`/acme/${service}/actions/`) && path.endsWith("/dispatches"),
      ).length;
    },
  };
}

/** Signs a person in and opens the ground for them. */
export async function meetDeployer(
  world: World,
  api: Parameters<typeof meetPerson>[0],
  who: Parameters<typeof meetPerson>[1] = "ada",
): Promise<Ground> {
  return openGround(world, await meetPerson(api, who));
}
