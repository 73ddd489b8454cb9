import { Collection } from "@mikro-orm/core";
import { Entity, ManyToMany, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { newId } from "../ids.ts";
import { User } from "./user.entity.ts";

/** A team of the GitHub organisation; the mirror follows GitHub, nobody edits it here. */
@Entity({ tableName: "teams" })
export class Team {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @Property({ type: "bigint", unique: true })
  githubId: string;

  @Property({ type: "text", unique: true })
  slug: string;

  @Property({ type: "text" })
  name: string;

  /** False once GitHub has no such team; it may still own services, so the row stays. */
  @Property({ type: "boolean" })
  isActive: boolean = true;

  @ManyToMany({
    entity: () => User,
    pivotTable: "team_members",
    joinColumn: "team_id",
    inverseJoinColumn: "user_id",
    owner: true,
  })
  members = new Collection<User>(this);

  constructor({ githubId, slug, name }: { githubId: number; slug: string; name: string }) {
    this.githubId = String(githubId);
    this.slug = slug;
    this.name = name;
  }
}
