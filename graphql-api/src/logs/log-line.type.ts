import { Field, ID, ObjectType } from "type-graphql";
import { DateTime, Json } from "../scalars.ts";

@ObjectType("LogLine", { simpleResolvers: true, description: "One line that a task of a service has written." })
export class LogLineRow {
  @Field(() => ID, {
    description: "The same line has the same id in every answer, so that whoever begins again knows what is new.",
  })
  id!: string;
  @Field(() => DateTime, { description: "When it was written." })
  at!: Date;
  @Field(() => String, {
    description:
      "The first eight characters of its task's id; empty where the platform itself says that lines are missing.",
  })
  task!: string;
  @Field(() => String, {
    nullable: true,
    description:
      "`trace`, `debug`, `info`, `warn`, `error` or `fatal`, or the logger's own word. Null where the line tells none.",
  })
  level!: string | null;
  @Field(() => String, {
    description:
      "What a line of JSON gives as its message, else the whole line; without colours, at most 16,000 characters.",
  })
  message!: string;
  @Field(() => Json, {
    nullable: true,
    description:
      "What else a line of JSON tells, such as a request's id. Null for any other line, and where there is nothing.",
  })
  fields!: Record<string, unknown> | null;
  @Field(() => DateTime, {
    nullable: true,
    description:
      "Set where the platform itself says that lines may be missing: those written between then and `at`. Null for every line of a task.",
  })
  missingSince!: Date | null;

  /** Not told: how many characters it keeps in memory. */
  size!: number;
}
