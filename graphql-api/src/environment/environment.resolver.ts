import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { attempt, Payload } from "../errors.ts";
import { Url } from "../scalars.ts";
import { EnvironmentRow } from "./environment.type.ts";
import { readEnvironments } from "./read-environments.ts";
import { saveEnvironment } from "./save-environment.ts";

@InputType({ description: "A stage as it shall be; an existing one of that name is changed." })
export class SaveEnvironmentInput {
  @Field(() => String, { description: "Lower-case letters, digits and hyphens." })
  name!: string;
  @Field(() => Url, { description: "Where its services answer; each one's name goes in front of the host." })
  baseUrl!: string;
  @Field(() => Int, { description: "Its place in the order of promotion; 1 is first, no two share one." })
  rank!: number;
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Whether promotions to it wait for approval.",
  })
  protected!: boolean | null;
  @Field(() => String, { description: "The ECS cluster its tasks run in." })
  ecsCluster!: string;
  @Field(() => String, { description: "The AWS region of that cluster." })
  region!: string;
}

@ObjectType({ description: "What became of saving an environment." })
export class SaveEnvironmentPayload extends Payload {
  @Field(() => EnvironmentRow, { nullable: true, description: "The environment as it is now." })
  environment?: EnvironmentRow | null;
}

@Resolver(() => EnvironmentRow)
export class EnvironmentResolver {
  @Query(() => [EnvironmentRow], { description: "All stages in promotion order." })
  environments(@Ctx() context: SignedIn) {
    return readEnvironments(context);
  }

  @Mutation(() => SaveEnvironmentPayload, { description: "Adds a stage or changes one." })
  saveEnvironment(
    @Arg("input", () => SaveEnvironmentInput, { description: "The stage." }) input: SaveEnvironmentInput,
    @Ctx() context: SignedIn,
  ) {
    return attempt(async () => ({ environment: await saveEnvironment(context, input) }));
  }
}
