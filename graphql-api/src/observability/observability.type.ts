import { Field, ObjectType } from "type-graphql";
import { Url } from "../scalars.ts";

@ObjectType({
  simpleResolvers: true,
  description: "What of metrics there is, so that pages can say why there are no charts.",
})
export class Observability {
  @Field(() => Boolean, { description: "Whether a Prometheus is configured." })
  metrics!: boolean;
  @Field(() => String, { nullable: true, description: "Why there are no numbers, as a sentence; null when there are." })
  problem!: string | null;
  @Field(() => Url, { nullable: true, description: "Where Grafana is; null when it is not configured." })
  grafanaUrl!: string | null;
}
