import { Field, ID, Int, ObjectType } from "type-graphql";
import { UserType } from "../identity/user.type.ts";
import { Node } from "../node.type.ts";
import { DateTime, Url } from "../scalars.ts";
import { RunKind, RunStatus, StepStatus } from "./run-status.ts";

@ObjectType("RunStep", { simpleResolvers: true, description: "One step of a run, in the order they are done." })
export class RunStepRow {
  @Field(() => ID, { description: "Opaque, `step_…`." })
  id!: string;
  @Field(() => String, { description: "Its name, for programs." })
  name!: string;
  @Field(() => String, { description: "Its name, for people." })
  title!: string;
  @Field(() => String, { nullable: true, description: "The Actions job it belongs to." })
  job!: string | null;
  @Field(() => StepStatus, { description: "Where it is." })
  status!: StepStatus;
  @Field(() => DateTime, { nullable: true, description: "When it was first begun." })
  startedAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: "When it ended." })
  finishedAt!: string | null;
  @Field(() => Int, { description: "How often it was tried; waiting for a limit does not count." })
  attempts!: number;
  @Field(() => String, { nullable: true, description: "What it did, or why it does not go on." })
  message!: string | null;
  @Field(() => Url, { nullable: true, description: "Where to see what it did." })
  url!: string | null;
}

@ObjectType("Run", {
  implements: Node,
  simpleResolvers: true,
  description: "Something that takes longer than a request: a row with steps that survives restarts.",
})
export class RunRow extends Node {
  @Field(() => ID, { description: "Opaque, `run_…`." })
  declare id: string;
  /** Not told: leads to the service. */
  serviceId!: string | null;
  @Field(() => RunKind, { description: "What it does." })
  kind!: RunKind;
  @Field(() => RunStatus, { description: "Where it is." })
  status!: RunStatus;
  @Field(() => [RunStepRow], { description: "Its steps, in order." })
  steps!: RunStepRow[];
  @Field(() => DateTime, { description: "When it was asked for." })
  createdAt!: string;
  @Field(() => DateTime, { nullable: true, description: "When it ended." })
  finishedAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: "While it waits: when it goes on at the latest." })
  waitingUntil!: string | null;
  @Field(() => String, { nullable: true, description: "Why it failed or waits, and what to do, in one sentence." })
  error!: string | null;
  @Field(() => UserType, { nullable: true, description: "Who asked for it." })
  requestedBy!: UserType | null;
}
