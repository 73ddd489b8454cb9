import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { newId } from "../ids.ts";

/** A stage that services are promoted through; rank 1 is the first. */
@Entity({ tableName: "environments" })
export class Environment {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @Property({ type: "text", unique: true })
  name: string;

  @Property({ type: "text" })
  baseUrl: string;

  @Property({ type: "integer", unique: true })
  rank: number;

  @Property({ type: "boolean" })
  protected: boolean;

  @Property({ type: "text" })
  ecsCluster: string;

  @Property({ type: "text" })
  region: string;

  /** What services' workflows were told before this is out of date. */
  @Property({ type: "timestamptz" })
  changedAt: Date = new Date();

  constructor(it: EnvironmentSettings) {
    this.name = it.name;
    this.baseUrl = it.baseUrl;
    this.rank = it.rank;
    this.protected = it.protected;
    this.ecsCluster = it.ecsCluster;
    this.region = it.region;
  }

  /** Where a service of that name answers here: its name in front of the base URL's host. */
  addressOf(service: string): string {
    const url = new URL(this.baseUrl);
    url.hostname = `${service}.${url.hostname}`;
    return url.toString().replace(/\/$/, "");
  }
}

export interface EnvironmentSettings {
  name: string;
  baseUrl: string;
  rank: number;
  protected: boolean;
  ecsCluster: string;
  region: string;
}
