import { type Ref, ref } from "@mikro-orm/core";
import { Entity, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { newId } from "../ids.ts";
import { User } from "./user.entity.ts";

/** One browser that has signed in. Only the hash of its cookie is kept: a copy of this table opens nothing. */
@Entity({ tableName: "sessions" })
export class Session {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @Property({ type: "text", unique: true })
  tokenHash: string;

  @ManyToOne(() => User, { ref: true, deleteRule: "cascade" })
  user: Ref<User>;

  @Property({ type: "timestamptz" })
  createdAt: Date;

  @Property({ type: "timestamptz" })
  expiresAt: Date;

  constructor({ tokenHash, user, now, days }: { tokenHash: string; user: User; now: Date; days: number }) {
    this.tokenHash = tokenHash;
    this.user = ref(user);
    this.createdAt = now;
    this.expiresAt = new Date(now.getTime() + days * 86_400_000);
  }
}
