import { Field, ObjectType, registerEnumType } from "type-graphql";
import { EnvironmentRow } from "../environment/environment.type.ts";
import { DateTime, Url } from "../scalars.ts";

export enum AlertState {
  PENDING = "PENDING",
  FIRING = "FIRING",
}
registerEnumType(AlertState, {
  name: "AlertState",
  description: "How far an alert is.",
  valuesConfig: {
    PENDING: { description: "Its condition holds, though not for long enough yet." },
    FIRING: { description: "Its condition has held for long enough: somebody is told." },
  },
});

@ObjectType("Alert", { simpleResolvers: true, description: "Something that Prometheus finds wrong with a service." })
export class AlertRow {
  @Field(() => String, { description: "The name of its rule." })
  name!: string;
  @Field(() => AlertState, { description: "How far it is." })
  state!: AlertState;
  @Field(() => String, { description: "`page` wakes somebody, `ticket` can wait until the morning." })
  severity!: string;
  @Field(() => String, { description: "What is wrong, in one sentence." })
  summary!: string;
  @Field(() => DateTime, { description: "Since when its condition holds." })
  since!: Date;
  @Field(() => EnvironmentRow, { nullable: true, description: "Where; null when it is about the service as a whole." })
  environment!: EnvironmentRow | null;
  @Field(() => Url, { nullable: true, description: "What to do about it; null where its rule names no heading." })
  runbookUrl!: string | null;
  @Field(() => Url, {
    nullable: true,
    description: "The service's dashboard: Grafana's, or the portal's own charts where there is none.",
  })
  dashboardUrl!: string | null;
}
