import { Field, Int, ObjectType } from "type-graphql";
import { EnvironmentRow } from "../environment/environment.type.ts";
import { Problem } from "../errors.ts";

@ObjectType({ simpleResolvers: true, description: "A file as it would be committed." })
export class PlannedFile {
  @Field(() => String, { description: "Its path in the repository." })
  path!: string;
  @Field(() => String, { description: "Its text." })
  contents!: string;
  @Field(() => Int, { description: "Its size in bytes." })
  size!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "What createService would do, before it does it: the very files, the repository, the steps.",
})
export class ServicePlan {
  @Field(() => String, { description: "The repository's full name." })
  repository!: string;
  @Field(() => [PlannedFile], { description: "Every file of the first commit; empty while the input has problems." })
  files!: PlannedFile[];
  @Field(() => [EnvironmentRow], { description: "Where the service would be registered." })
  environments!: EnvironmentRow[];
  @Field(() => [String], { description: "What would be done, in order." })
  steps!: string[];
  @Field(() => [Problem], { description: "Why createService would refuse it; empty when it would not." })
  problems!: Problem[];
}
