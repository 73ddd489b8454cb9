import { type Ref, ref } from "@mikro-orm/core";
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { newId } from "../ids.ts";
import { Service } from "../service/service.entity.ts";

/** An immutable build of a service: one commit, one image. */
@Entity({ tableName: "releases" })
@Unique({ properties: ["service", "commitSha"] })
export class Release {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @ManyToOne(() => Service, { ref: true, deleteRule: "cascade" })
  service: Ref<Service>;

  @Property({ type: "text" })
  commitSha: string;

  @Property({ type: "text", nullable: true })
  commitMessage: string | null;

  /** What people call it: the commit's first seven digits. */
  @Property({ type: "text" })
  version: string;

  /** Repository and tag in the registry, without the registry's host: that is each environment's own. */
  @Property({ type: "text" })
  image: string;

  @Property({ type: "timestamptz" })
  createdAt: Date = new Date();

  /** When its commit got its present form; null until GitHub has told. */
  @Property({ type: "timestamptz", nullable: true })
  committedAt: Date | null;

  constructor(it: { service: Service; commitSha: string; commitMessage: string | null; committedAt: Date | null }) {
    this.service = ref(it.service);
    this.commitSha = it.commitSha;
    this.commitMessage = it.commitMessage;
    this.committedAt = it.committedAt;
    this.version = it.commitSha.slice(0, 7);
    this.image = `${it.service.name}:${it.commitSha}`;
  }
}
