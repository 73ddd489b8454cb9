import type { DatabaseSync } from "node:sqlite";
import type { JsonObject } from "../../github/http/incoming.ts";

/** One attempt to bring a task definition to all tasks of a service. Times are epoch milliseconds. */
export interface Deployment {
  readonly id: string;
  status: "PRIMARY" | "ACTIVE";
  readonly taskDefinition: string;
  failedTasks: number;
  rolloutState: "IN_PROGRESS" | "COMPLETED" | "FAILED";
  rolloutStateReason: string;
  readonly createdAt: number;
  updatedAt: number;
}

export interface ServiceEvent {
  readonly id: string;
  readonly createdAt: number;
  readonly message: string;
}

export interface ServiceSettings {
  minimumHealthyPercent: number;
  maximumPercent: number;
  circuitBreaker: { enable: boolean; rollback: boolean };
  gracePeriodSeconds: number;
  loadBalancers: readonly LoadBalancerEntry[];
  /** Fields that change nothing here, described as they came. */
  described: JsonObject;
}

export interface LoadBalancerEntry {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
}

export interface Service {
  readonly arn: string;
  readonly name: string;
  readonly cluster: string;
  status: "ACTIVE" | "DRAINING" | "INACTIVE";
  desiredCount: number;
  settings: ServiceSettings;
  /** PRIMARY first; an ACTIVE one leaves when its last task has stopped. */
  deployments: Deployment[];
  /** Newest first, the last hundred. */
  events: ServiceEvent[];
  /** What a failed rollout goes back to. */
  lastCompleted: { id: string; taskDefinition: string } | null;
  /** Whether the last event of its kind was "has reached a steady state", which is said once. */
  isSteady: boolean;
  /** What it was made from: the same request again is no mistake. */
  readonly creation: string;
  readonly createdAt: number;
}

export function saveService(database: DatabaseSync, service: Service): void {
  database
    .prepare(
      "insert into services (arn, attributes) values (?, ?) on conflict (arn) do update set attributes = excluded.attributes",
    )
    .run(service.arn, JSON.stringify(service));
}

export function listServices(database: DatabaseSync): Service[] {
  return database
    .prepare("select attributes from services order by arn")
    .all()
    .map((row) => JSON.parse(String(row.attributes)) as Service);
}

/** The deployment that is wanted. A service has one from its creation on. */
export function primaryOf(service: Service): Deployment {
  const primary = service.deployments.find((one) => one.status === "PRIMARY");
  if (!primary) throw new Error(`Service ${service.name} has no deployment`);
  return primary;
}
