/** How far ECS is with bringing out a deployment of a service; null where ECS says nothing of it. */
export type RolloutState = "IN_PROGRESS" | "COMPLETED" | "FAILED";

/** One deployment of a service, in ECS's sense: a task definition that is coming, running or going. */
export interface EcsDeployment {
  id: string;
  /** The one the service is on its way to, or has arrived at. After a circuit breaker's rollback it is the old one. */
  isPrimary: boolean;
  /** ARN. */
  taskDefinition: string;
  rolloutState: RolloutState | null;
  /** ECS's sentence; null when it gives none. */
  rolloutStateReason: string | null;
  desiredCount: number;
  runningCount: number;
  /** Tasks that did not come up, or did not stay, counted since the deployment began. */
  failedTasks: number;
}

/** Something that ECS told about a service, in its own sentence. */
export interface EcsEvent {
  at: Date;
  message: string;
}

/** A service as ECS knows it now. */
export interface EcsService {
  name: string;
  /** ACTIVE, or DRAINING while it is being deleted. */
  status: string;
  desiredCount: number;
  runningCount: number;
  pendingCount: number;
  /** ARN of the one that new tasks are made of. */
  taskDefinition: string;
  deployments: EcsDeployment[];
  /** Newest first, at most 10. */
  events: EcsEvent[];
}

/** What tasks are made of. `arn` ends in "family:revision". */
export interface EcsTaskDefinition {
  arn: string;
  family: string;
  revision: number;
  images: { container: string; image: string }[];
  /** Where its containers listen, the first one that says so; null when none does. */
  port: number | null;
}

/** A task that is meant to run. */
export interface EcsTask {
  id: string;
  /** Of which service; null for one that somebody started alone. */
  service: string | null;
  /** ARN. */
  taskDefinition: string;
  images: { container: string; image: string }[];
  /** Where it can be reached from inside its network; null while it has no address yet. */
  host: string | null;
  /** Null where the task does not tell: with an address of its own it listens where its task definition says. */
  port: number | null;
}

/** Where a service is. `cluster` is a name or an ARN. */
interface EcsPlace {
  region: string;
  cluster: string;
}

/** Amazon ECS, as far as the platform needs it. Every call ends within 8 seconds and rejects with `EcsError` only. */
export interface Ecs {
  /**
   * The services of these names, by name; any number of names may be asked for. A service that is not there or was
   * deleted is left out, and a cluster that is not there has none.
   */
  describeServices(input: EcsPlace & { names: string[] }): Promise<Map<string, EcsService>>;

  /** Every task of a cluster that is meant to run; of a cluster that is not there, none. */
  listTasks(input: EcsPlace): Promise<EcsTask[]>;

  /** Null when there is no task definition of this ARN. One that was deregistered is still there. */
  describeTaskDefinition(input: { region: string; arn: string }): Promise<EcsTaskDefinition | null>;

  /** No task is to run any more (desired count 0); a service that is not there is fine. Ends before the tasks do. */
  stopService(input: EcsPlace & { name: string }): Promise<void>;
}
