import { Field, ID, ObjectType } from "type-graphql";
import type { ServiceEnvironmentRow } from "../environment/service-environment.type.ts";
import { TeamType } from "../identity/team.type.ts";
import { UserType } from "../identity/user.type.ts";
import { Node } from "../node.type.ts";
import type { ObservabilityLinkRow } from "../observability/observability-link.type.ts";
import { connectionOf } from "../paging.ts";
import type { RunRow } from "../run/run.type.ts";
import { DateTime, Json, Url } from "../scalars.ts";
import { ServiceStatus } from "./service-status.ts";

/** A service as it is told: a row read by one statement, shaped for its answer. */
@ObjectType("Service", {
  implements: Node,
  simpleResolvers: true,
  description: "One deployable thing, owned by one team, living in one repository.",
})
export class ServiceRow extends Node {
  @Field(() => ID, { description: "Opaque, `svc_…`." })
  declare id: string;
  @Field(() => String, {
    description: "`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, 3 to 40 characters, unique; an archived service keeps its name.",
  })
  name!: string;
  @Field(() => String, { description: "What it is for, in one sentence." })
  description!: string;
  @Field(() => ServiceStatus, { description: "Where it is in its life." })
  status!: ServiceStatus;
  @Field(() => String, { description: "What its code runs on, such as `node24`." })
  runtime!: string;
  @Field(() => Url, { nullable: true, description: "Its repository; null until that is made." })
  repoUrl!: string | null;
  @Field(() => String, { nullable: true, description: "Its repository's default branch; null until that is made." })
  defaultBranch!: string | null;
  @Field(() => TeamType, { description: "The team that owns it." })
  owner!: TeamType;
  @Field(() => String, { description: "The golden path it was born from." })
  templateName!: string;
  @Field(() => String, { description: "The version of the golden path it was rendered from." })
  templateVersion!: string;
  @Field(() => Json, { description: "The answers to the golden path's questions." })
  parameters!: Record<string, unknown>;
  @Field(() => DateTime, { description: "When it was asked for." })
  createdAt!: string;
  @Field(() => UserType, { nullable: true, description: "Who asked for it; null once that account is gone." })
  createdBy!: UserType | null;

  /** What a statement fetched along, where the operation asked for it. */
  environments?: ServiceEnvironmentRow[];
  links?: ObservabilityLinkRow[];
  creation?: RunRow | null;
}

export const { Edge: ServiceEdge, Page: ServiceConnection } = connectionOf("Service", () => ServiceRow);
