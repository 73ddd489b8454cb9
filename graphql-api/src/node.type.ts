import { Field, ID, InterfaceType } from "type-graphql";

/** Rows are plain objects: createSchema reads the type of a node off its id. */
@InterfaceType({ description: "Anything with an id of its own." })
export abstract class Node {
  @Field(() => ID, { description: "Opaque, with the type in front, such as `svc_…`." })
  id!: string;
}
