import { Field, ID, InterfaceType } from "type-graphql";
import { nounOf } from "./ids.ts";

/** Rows are plain objects, so the type of a node is read off its id. */
@InterfaceType({
  description: "Anything with an id of its own.",
  resolveType: (value: { id: string }) => nounOf(value.id) ?? undefined,
})
export abstract class Node {
  @Field(() => ID, { description: "Opaque, with the type in front, such as `svc_…`." })
  id!: string;
}
