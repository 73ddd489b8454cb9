import { Entity, Enum, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { newId } from "../ids.ts";
import { Role } from "./role.ts";

/** A person of the GitHub organisation. Known by GitHub's number, because logins can be renamed and taken again. */
@Entity({ tableName: "users" })
export class User {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @Property({ type: "bigint", unique: true })
  githubId: string;

  @Property({ type: "text", unique: true })
  login: string;

  @Property({ type: "text", nullable: true })
  name: string | null;

  @Property({ type: "text", nullable: true })
  avatarUrl: string | null;

  @Enum({ items: () => Role, type: "text" })
  role: Role;

  /** False once the organisation has let them go: they cannot sign in, their history stays. */
  @Property({ type: "boolean" })
  isMember: boolean = true;

  @Property({ type: "timestamptz" })
  createdAt: Date = new Date();

  constructor(it: { githubId: number; login: string; name: string | null; avatarUrl: string | null; role: Role }) {
    this.githubId = String(it.githubId);
    this.login = it.login;
    this.name = it.name;
    this.avatarUrl = it.avatarUrl;
    this.role = it.role;
  }
}
