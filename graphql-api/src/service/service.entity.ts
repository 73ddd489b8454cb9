import { BigIntType, type Ref, ref } from "@mikro-orm/core";
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Team } from "../identity/team.entity.ts";
import { User } from "../identity/user.entity.ts";
import { newId } from "../ids.ts";
import { ServiceStatus } from "./service-status.ts";

export interface NewService {
  name: string;
  description: string;
  owner: Team;
  template: { name: string; version: string; runtime: string };
  parameters: Record<string, unknown>;
  createdBy: User;
}

/** One deployable thing, owned by one team, living in one repository. */
@Entity({ tableName: "services" })
export class Service {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @Property({ type: "text", unique: true })
  name: string;

  @Property({ type: "text" })
  description: string;

  @Enum({ items: () => ServiceStatus, type: "text" })
  status: ServiceStatus = ServiceStatus.CREATING;

  @Property({ type: "text" })
  runtime: string;

  @ManyToOne(() => Team, { ref: true, fieldName: "owner_id" })
  owner: Ref<Team>;

  @Property({ type: "text" })
  templateName: string;

  @Property({ type: "text" })
  templateVersion: string;

  /** The commit that carries the last render: the base that an upgrade of the golden path compares with. */
  @Property({ type: "text", nullable: true })
  templateCommit: string | null = null;

  @Property({ type: "json" })
  parameters: Record<string, unknown>;

  @Property({ type: "text", nullable: true })
  repoUrl: string | null = null;

  @Property({ type: new BigIntType("string"), nullable: true })
  githubRepoId: string | null = null;

  @Property({ type: "text", nullable: true })
  githubNodeId: string | null = null;

  @Property({ type: "text", nullable: true })
  defaultBranch: string | null = null;

  @Property({ type: "timestamptz" })
  createdAt: Date = new Date();

  @ManyToOne(() => User, { ref: true, fieldName: "created_by", nullable: true })
  createdBy: Ref<User> | null;

  /** The run that made it. A plain id: the run outlives the service. */
  @Property({ type: "uuid", nullable: true })
  creationRunId: string | null = null;

  constructor(it: NewService) {
    this.name = it.name;
    this.description = it.description;
    this.owner = ref(it.owner);
    this.templateName = it.template.name;
    this.templateVersion = it.template.version;
    this.runtime = it.template.runtime;
    this.parameters = it.parameters;
    this.createdBy = ref(it.createdBy);
  }

  /** "org/name" of its repository; null until that is made. */
  get repository(): string | null {
    return this.repoUrl && new URL(this.repoUrl).pathname.slice(1);
  }

  /** Remembers the repository by its numbers, because names can be changed on GitHub. */
  ownRepository(repository: { id: number; nodeId: string; url: string }): void {
    this.githubRepoId = String(repository.id);
    this.githubNodeId = repository.nodeId;
    this.repoUrl = repository.url;
  }

  /** Says something else about it; what is not given stays. */
  describe({ description, owner }: { description?: string; owner?: Team }): void {
    if (description !== undefined) this.description = description;
    if (owner) this.owner = ref(owner);
  }

  /** The end of its creation. Doing it twice is the same as once. */
  becomeReady({ templateCommit, defaultBranch }: { templateCommit: string; defaultBranch: string }): void {
    if (this.status === ServiceStatus.ARCHIVED) throw new Error(`${this.name} is archived and cannot become ready`);
    this.templateCommit = templateCommit;
    this.defaultBranch = defaultBranch;
    this.status = ServiceStatus.READY;
  }

  /** Its creation stopped and waits for a person. */
  failCreation(): void {
    if (this.status !== ServiceStatus.CREATING) throw new Error(`${this.name} is ${this.status}, not being created`);
    this.status = ServiceStatus.FAILED;
  }

  /** Its creation goes on from where it stopped. */
  resumeCreation(): void {
    if (this.status !== ServiceStatus.FAILED)
      throw new Error(`${this.name} is ${this.status}, its creation has not failed`);
    this.status = ServiceStatus.CREATING;
  }

  /** Its end: it stays in the catalog with its name and history. Doing it twice is the same as once. */
  archive(): void {
    const { READY, ARCHIVED } = ServiceStatus;
    if (this.status !== READY && this.status !== ARCHIVED)
      throw new Error(`${this.name} is ${this.status} and cannot be archived`);
    this.status = ARCHIVED;
  }
}
