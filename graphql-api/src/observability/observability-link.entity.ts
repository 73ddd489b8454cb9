import { type Ref, ref } from "@mikro-orm/core";
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Environment } from "../environment/environment.entity.ts";
import { newId } from "../ids.ts";
import { Service } from "../service/service.entity.ts";
import { LinkKind } from "./link-kind.ts";

/** Where to look at a service: one row per kind, for the service as a whole or for one environment. */
@Entity({ tableName: "observability_links" })
export class ObservabilityLink {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @ManyToOne(() => Service, { ref: true, deleteRule: "cascade" })
  service: Ref<Service>;

  @ManyToOne(() => Environment, { ref: true, nullable: true })
  environment: Ref<Environment> | null;

  @Enum({ items: () => LinkKind, type: "text" })
  kind: LinkKind;

  @Property({ type: "text" })
  title: string;

  @Property({ type: "text" })
  url: string;

  constructor(it: { service: Service; environment: Environment | null; kind: LinkKind; title: string; url: string }) {
    this.service = ref(it.service);
    this.environment = it.environment ? ref(it.environment) : null;
    this.kind = it.kind;
    this.title = it.title;
    this.url = it.url;
  }
}
