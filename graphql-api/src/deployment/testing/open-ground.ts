import { SAMPLE_TEMPLATE } from "@waymark/sandbox/sample-template";
import { expect, vi } from "vitest";
import { idSql, parseId } from "../../ids.ts";
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
  /** The state of the run that carries it out; null where it never began. */
  run: string | null;
  steps: { name: string; status: string; message: string | null }[];
  place: {
    status: string;
    desired: number | null;
    running: number | null;
    isCurrent: boolean;
    lastDeployAt: string | null;
  };
}

/** What runs in dev; ids are public. */
export interface Current {
  version: string;
  release: string;
  deployment: string;
  task_definition: string | null;
}

interface Asked {
  deployment: { id: string } | null;
  problems: ProblemSeen[];
}

/** What tests do with deployments, by API where the API can, and what became of it. */
export interface Ground {
  /** Makes a service of the small golden path; answers its commit. */
  make(name: string): Promise<string>;
  /** Asks for a deployment to dev; answers its public id. The same key asks for the same one. */
  deploy(service: string, ref?: string, idempotencyKey?: string): Promise<string>;
  /** Asks for a rollback of dev to a release; answers the deployment's public id. */
  rollBack(service: string, release: string): Promise<string>;
  cancel(id: string): Promise<ProblemSeen[]>;
  read(id: string): Promise<StoredDeployment>;
  becomes(id: string, ...statuses: string[]): Promise<StoredDeployment>;
  /** Waits for its end, and its run's. */
  ended(id: string): Promise<StoredDeployment>;
  /** What runs in dev by the platform's books. */
  current(service: string): Promise<Current>;
  /** How often GitHub was asked to start a workflow of the service since it forgot its requests. */
  dispatches(service: string): Promise<number>;
  /** The titles of all runs that GitHub has of the service's workflows. */
  titles(service: string): Promise<string[]>;
}

const ENDED = ["SUCCEEDED", "FAILED", "CANCELLED", "REJECTED", "LOST"];
const GOING_ON = ["QUEUED", "RUNNING", "WAITING"];
const PATIENCE = { timeout: 100_000, interval: 100 };

const READ = /* SQL */ `
select d.status, d.reason, d.kind, r.commit_sha as commit, d.workflow_run_id::text, d.workflow_conclusion, d.task_definition,
  (select status from runs where id = d.run_id) as run,
  (select json_agg(json_build_object('name', name, 'status', status, 'message', message) order by position)
   from run_steps where run_id = d.run_id) as steps,
  json_build_object('status', se.status, 'desired', se.desired_count, 'running', se.running_count,
    'isCurrent', se.current_deployment_id is not distinct from d.id, 'lastDeployAt', se.last_deploy_at) as place
from deployments d join releases r on r.id = d.release_id join service_environments se on se.id = d.service_environment_id
where d.id = $1`;

const CURRENT = /* SQL */ `
select r.version, ${idSql("Release", "r.id")} as release, ${idSql("Deployment", "d.id")} as deployment, d.task_definition
from service_environments se join deployments d on d.id = se.current_deployment_id
join releases r on r.id = d.release_id join services s on s.id = se.service_id
join environments e on e.id = se.environment_id where s.name = $1 and e.name = 'dev'`;

const mutation = (name: string, type: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { deployment { id } problems { code field message } } }`;

function idOf({ deployment, problems }: Asked): string {
  if (deployment) return deployment.id;
  throw new Error(JSON.stringify(problems));
}

/** Opens the ground for a person at an API; a service is made by the API it was opened with. */
export function openGround(world: World, person: Person): Ground {
  const read = async (id: string): Promise<StoredDeployment> => {
    const [row] = await world.sql<StoredDeployment>(READ, [parseId("Deployment", id)]);
    if (!row) throw new Error(`There is no deployment ${id}`);
    return row;
  };
  const isSo = (id: string, condition: (deployment: StoredDeployment) => boolean) =>
    vi.waitFor(async () => {
      const deployment = await read(id);
      if (condition(deployment)) return deployment;
      throw new Error(`${id} does not become what is waited for: ${JSON.stringify(deployment)}`);
    }, PATIENCE);
  return {
    read,
    becomes: (id, ...statuses) => isSo(id, ({ status }) => statuses.includes(status)),
    ended: (id) => isSo(id, ({ status, run }) => ENDED.includes(status) && !GOING_ON.includes(run ?? "")),
    async make(name) {
      const creation = await person.createAndFollow({ name, template: SAMPLE_TEMPLATE, owner: "platform" });
      expect(creation).toMatchObject({ status: "SUCCEEDED" });
      const [row] = await world.sql<{ sha: string }>("select template_commit as sha from services where name = $1", [
        name,
      ]);
      return row?.sha ?? "";
    },
    async deploy(service, ref, idempotencyKey) {
      const input = { service, environment: "dev", ...(ref && { ref }), ...(idempotencyKey && { idempotencyKey }) };
      return idOf((await person.ask<{ deploy: Asked }>(mutation("deploy", "DeployInput"), { input })).deploy);
    },
    async rollBack(service, release) {
      const input = { service, environment: "dev", release };
      return idOf((await person.ask<{ rollback: Asked }>(mutation("rollback", "RollbackInput"), { input })).rollback);
    },
    async cancel(id) {
      const query = mutation("cancelDeployment", "CancelDeploymentInput");
      const input = { deployment: id };
      return (await person.ask<{ cancelDeployment: Asked }>(query, { input })).cancelDeployment.problems;
    },
    async current(service) {
      const [row] = await world.sql<Current>(CURRENT, [service]);
      if (!row) throw new Error(`Nothing runs of ${service}`);
      return row;
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
