import { type Ref, ref } from "@mikro-orm/core";
import { Entity, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { newId } from "../ids.ts";
import type { TokenScope } from "./role.ts";
import { User } from "./user.entity.ts";

/** A key for scripts, acting as the person who made it. Only its hash is kept. */
@Entity({ tableName: "api_tokens" })
export class ApiToken {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @Property({ type: "text" })
  name: string;

  @ManyToOne(() => User, { ref: true, deleteRule: "cascade" })
  user: Ref<User>;

  @Property({ type: "text", unique: true })
  tokenHash: string;

  @Property({ type: "text[]" })
  scopes: TokenScope[];

  @Property({ type: "timestamptz" })
  createdAt: Date = new Date();

  @Property({ type: "timestamptz", nullable: true })
  expiresAt: Date | null;

  @Property({ type: "timestamptz", nullable: true })
  lastUsedAt: Date | null = null;

  @Property({ type: "timestamptz", nullable: true })
  revokedAt: Date | null = null;

  constructor(it: { name: string; user: User; tokenHash: string; scopes: TokenScope[]; expiresAt: Date | null }) {
    this.name = it.name;
    this.user = ref(it.user);
    this.tokenHash = it.tokenHash;
    this.scopes = it.scopes;
    this.expiresAt = it.expiresAt;
  }

  /** Ends it at once; a second time changes nothing. */
  revoke(at: Date): void {
    this.revokedAt ??= at;
  }
}
