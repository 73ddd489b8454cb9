import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root, Subscription } from "type-graphql";
import { Change } from "../change.ts";
import type { SignedIn } from "../context.ts";
import { ServiceRow } from "../service/service.type.ts";
import { followRun, type RunChange } from "./follow-run.ts";
import { RunRow } from "./run.type.ts";

@ObjectType("RunChange", { simpleResolvers: true, description: "News of a run." })
export class RunChangeRow {
  @Field(() => Change, { description: "Why it is told." })
  change!: Change;
  @Field(() => ID, { description: "The run's id." })
  id!: string;
  @Field(() => RunRow, { description: "The run as it is now." })
  run!: RunRow;
}

@Resolver(() => RunRow)
export class RunResolver {
  @FieldResolver(() => ServiceRow, { nullable: true, description: "The service it is about; null once that is gone." })
  service(@Root() row: RunRow, @Ctx() { loaders }: SignedIn) {
    return row.serviceId ? loaders.service.load(row.serviceId) : null;
  }

  @Subscription(() => RunChangeRow, {
    description: "A run as it is now, then again after every change.",
    subscribe: ({ args, context }) => followRun(context, args.id),
  })
  runChanged(@Root() change: RunChange, @Arg("id", () => ID, { description: "The run's id." }) _id: string): RunChange {
    return change;
  }
}
