import { Field, ObjectType } from "type-graphql";
import { Series } from "./series.type.ts";

@ObjectType("GoldenSignals", {
  simpleResolvers: true,
  description: "How a service does in an environment. Probes and the scraping of metrics do not count as requests.",
})
export class GoldenSignalsRow {
  /** Not told: whose they are (a public id), and what they cover. */
  serviceEnvironmentId!: string;
  from!: Date;
  to!: Date;

  @Field(() => Series, { description: "Requests per second." })
  rate!: Series;
  @Field(() => Series, { description: "The share of requests that were answered with a status of 500 or more." })
  errors!: Series;
  @Field(() => Series, { description: "Half of the requests were answered faster." })
  latencyP50!: Series;
  @Field(() => Series, { description: "95 of 100 requests were answered faster." })
  latencyP95!: Series;
  @Field(() => Series, { description: "99 of 100 requests were answered faster." })
  latencyP99!: Series;
  @Field(() => Series, {
    description: "The larger share in use of CPU or memory that a task was given, of the task where it is highest.",
  })
  saturation!: Series;
}
