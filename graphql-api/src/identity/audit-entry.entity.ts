import { type Ref, ref } from "@mikro-orm/core";
import { Entity, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { newId } from "../ids.ts";
import { User } from "./user.entity.ts";

/** Who did what, on what, when and with which result. Written once, never changed. */
@Entity({ tableName: "audit_entries" })
export class AuditEntry {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @Property({ type: "timestamptz" })
  at: Date = new Date();

  @ManyToOne(() => User, { ref: true, nullable: true })
  actor: Ref<User> | null;

  @Property({ type: "text" })
  action: string;

  @Property({ type: "text" })
  subject: string;

  @Property({ type: "json", nullable: true })
  input: unknown;

  @Property({ type: "text" })
  result: string;

  constructor(it: { actor: User | null; action: string; subject: string; input: unknown; result: string }) {
    this.actor = it.actor ? ref(it.actor) : null;
    this.action = it.action;
    this.subject = it.subject;
    this.input = it.input;
    this.result = it.result;
  }
}
