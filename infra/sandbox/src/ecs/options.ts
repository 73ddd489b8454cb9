/** What the sandbox ECS is told at start. */
export interface EcsOptions {
  /** Folder that holds everything; a second start on it brings back what was running. */
  dataDir: string;
  /** Snapshot folders of images, `<imagesDir>/<repository>/<tag>/` with an `image.json` in each. */
  imagesDir: string;
  /** 4020 when not given; 0 takes a free port. */
  port?: number;
  /** 4080 when not given; 0 takes a free port. */
  loadBalancerPort?: number;
  /** Address to listen on, 127.0.0.1 when not given. */
  host?: string;
  /** What follows `<service>.<environment>.` in the addresses of services, `localhost` when not given. */
  domain?: string;
  /** Where others reach the tasks, a name or an address; 127.0.0.1 when not given. */
  taskAddress?: string;
  account?: string;
  region?: string;
  /** The clusters that exist from the start; dev, staging and prod with `waymark-<name>` when not given. */
  environments?: readonly EnvironmentCluster[];
  timing?: Partial<Timing>;
}

export interface EnvironmentCluster {
  readonly name: string;
  readonly cluster: string;
}

/** All in milliseconds unless said otherwise. */
export interface Timing {
  /** Four times as long for a task that is well. */
  healthCheckInterval: number;
  healthCheckTimeout: number;
  /** How many good answers in a row make a task healthy. */
  healthyThreshold: number;
  /** How many bad ones make it unhealthy. */
  unhealthyThreshold: number;
  /** How long a second of `healthCheckGracePeriodSeconds` or `startPeriod` lasts. */
  graceSecond: number;
  /** For so long a task may be silent after its start: a laptop under load is slow to begin. */
  startAllowance: number;
  /** For so long a stopping task may answer what it was asked before. */
  deregistrationDelay: number;
  /** The wait before a failed task is replaced; it doubles with every failure, up to the longest. */
  restartBackoff: number;
  longestRestartBackoff: number;
  /** From SIGTERM to SIGKILL where the container says nothing else. */
  stopTimeout: number;
  /** The same when the sandbox itself stops. */
  farewell: number;
}

const defaultTiming: Timing = {
  healthCheckInterval: 250,
  healthCheckTimeout: 2000,
  healthyThreshold: 2,
  unhealthyThreshold: 3,
  graceSecond: 100,
  startAllowance: 15_000,
  deregistrationDelay: 2000,
  restartBackoff: 250,
  longestRestartBackoff: 15_000,
  stopTimeout: 30_000,
  farewell: 5000,
};

export type Settings = Required<Omit<EcsOptions, "timing">> & { timing: Timing };

export function completeOptions(options: EcsOptions): Settings {
  return {
    port: 4020,
    loadBalancerPort: 4080,
    host: "127.0.0.1",
    domain: "localhost",
    taskAddress: "127.0.0.1",
    account: "000000000000",
    region: "eu-central-1",
    environments: ["dev", "staging", "prod"].map((name) => ({ name, cluster: `waymark-${name}` })),
    ...options,
    timing: { ...defaultTiming, ...options.timing },
  };
}
