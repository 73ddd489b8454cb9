import { Field, Float, ObjectType } from "type-graphql";
import { DateTime } from "../scalars.ts";

@ObjectType("Series", {
  simpleResolvers: true,
  description: "Values at fixed steps, oldest first; null where nothing was measured.",
})
export class Series {
  @Field(() => String, { description: "What it shows, such as `Errors`." })
  label!: string;
  @Field(() => String, { description: "`requests/s`, `ratio` (0 to 1) or `s` (seconds)." })
  unit!: string;
  @Field(() => [DateTime], { description: "When; the same in all series of one answer." })
  times!: Date[];
  @Field(() => [Float], { nullable: "items", description: "What was measured then, one for each time." })
  values!: (number | null)[];
}
