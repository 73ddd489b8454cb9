import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { SignedIn } from "./context.ts";
import { Node } from "./node.type.ts";
import { readNode } from "./read-node.ts";

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: "Anything that has an id, or null when there is no such thing." })
  node(@Arg("id", () => ID, { description: "The id, with its type in front." }) id: string, @Ctx() context: SignedIn) {
    return readNode(context, id);
  }
}
