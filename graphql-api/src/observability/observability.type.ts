import { Field, ObjectType } from "type-graphql";
import { Url } from "../scalars.ts";

@ObjectType({
  simpleResolvers: true,
  description: "What of metrics there is, so that pages can say why there are no charts.",
})
export class Observability {
  @Field(() => Boolean, { description: "Whether a Prometheus is configured." })
  metrics!: boolean;
  @Field(() => Url, { nullable: true, description: "Where Grafana is; null when it is not configured." })
  grafanaUrl!: string | null;
}
