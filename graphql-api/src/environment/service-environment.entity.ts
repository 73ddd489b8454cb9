import { type Ref, ref } from "@mikro-orm/core";
import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { newId } from "../ids.ts";
import { Service } from "../service/service.entity.ts";
import { Environment } from "./environment.entity.ts";
import { EnvironmentStatus } from "./environment-status.ts";

/** How many tasks of a service ECS wants, and how many run. */
export interface Tasks {
  desired: number;
  running: number;
}

/** One service in one environment, registered for every environment when the service is created. */
@Entity({ tableName: "service_environments" })
@Unique({ properties: ["service", "environment"] })
export class ServiceEnvironment {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @ManyToOne(() => Service, { ref: true, deleteRule: "cascade" })
  service: Ref<Service>;

  @ManyToOne(() => Environment, { ref: true })
  environment: Ref<Environment>;

  @Property({ type: "text" })
  ecsCluster: string;

  /** Null where it is the stage's own. */
  @Property({ type: "text", nullable: true })
  region: string | null;

  @Property({ type: "text" })
  ecsServiceName: string;

  @Enum({ items: () => EnvironmentStatus, type: "text" })
  status: EnvironmentStatus = EnvironmentStatus.NEVER_DEPLOYED;

  @Property({ type: "timestamptz", nullable: true })
  lastDeployAt: Date | null = null;

  /** The deployment whose release runs here. A plain id, as deployments point here. */
  @Property({ type: "uuid", nullable: true })
  currentDeploymentId: string | null = null;

  /** Tasks as ECS told them last; null before it was ever asked. */
  @Property({ type: "integer", nullable: true })
  desiredCount: number | null = null;

  @Property({ type: "integer", nullable: true })
  runningCount: number | null = null;

  @Property({ type: "timestamptz", nullable: true })
  checkedAt: Date | null = null;

  constructor({ service, environment }: { service: Service; environment: Environment }) {
    this.service = ref(service);
    this.environment = ref(environment);
    this.ecsCluster = environment.ecsCluster;
    this.region = environment.region;
    // One cluster per environment: the service's own name is unique there.
    this.ecsServiceName = service.name;
  }

  /** Where ECS runs it now: its stage may have moved since it was deployed. The environment has to be loaded. */
  get runsAt(): { region: string; cluster: string } {
    return { region: this.region ?? this.environment.getEntity().region, cluster: this.ecsCluster };
  }

  /** A deployment is on its way here. */
  beginDeployment(): void {
    this.status = EnvironmentStatus.DEPLOYING;
  }

  /** The release of that deployment runs from now on where its stage is. `tasks` is null where ECS cannot be asked. */
  arrive(deploymentId: string, tasks: Tasks | null, at: Date): void {
    const { region, ecsCluster } = this.environment.getEntity();
    this.region = region;
    this.ecsCluster = ecsCluster;
    this.currentDeploymentId = deploymentId;
    this.lastDeployAt = at;
    if (tasks) this.count(tasks, at);
    this.status = EnvironmentStatus.RUNNING;
  }

  /**
   * The deployment on its way here has ended without its release: what ran before goes on, as well as its tasks do.
   * `never` is the state of a place where nothing ever ran.
   */
  stay(tasks: Tasks | null, never: EnvironmentStatus.FAILED | EnvironmentStatus.NEVER_DEPLOYED, at: Date): void {
    if (tasks) this.count(tasks, at);
    this.status = this.currentDeploymentId === null ? never : this.health();
  }

  /** It was stopped on purpose, and ECS has said so at that time. */
  stop(at: Date): void {
    this.status = EnvironmentStatus.STOPPED;
    this.desiredCount = 0;
    this.runningCount = 0;
    this.checkedAt = at;
  }

  private count({ desired, running }: Tasks, at: Date): void {
    this.desiredCount = desired;
    this.runningCount = running;
    this.checkedAt = at;
  }

  /** What the counts say. Where they were never told, all is well as far as anybody knows. */
  private health(): EnvironmentStatus {
    if (this.desiredCount === null || this.runningCount === null) return EnvironmentStatus.RUNNING;
    if (this.desiredCount === 0) return EnvironmentStatus.STOPPED;
    if (this.runningCount === 0) return EnvironmentStatus.FAILED;
    return this.runningCount < this.desiredCount ? EnvironmentStatus.DEGRADED : EnvironmentStatus.RUNNING;
  }
}
