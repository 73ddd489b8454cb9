import { Field, ID, ObjectType } from "type-graphql";
import { EnvironmentRow } from "../environment/environment.type.ts";
import { Node } from "../node.type.ts";
import { Url } from "../scalars.ts";
import { LinkKind } from "./link-kind.ts";

@ObjectType("ObservabilityLink", {
  implements: Node,
  simpleResolvers: true,
  description: "Where to look at a service.",
})
export class ObservabilityLinkRow extends Node {
  @Field(() => ID, { description: "Opaque, `link_…`." })
  declare id: string;
  @Field(() => LinkKind, { description: "What it opens." })
  kind!: LinkKind;
  @Field(() => String, { description: "What to call it." })
  title!: string;
  @Field(() => Url, { description: "The address." })
  url!: string;
  @Field(() => EnvironmentRow, {
    nullable: true,
    description: "The environment it is about; null for the service as a whole.",
  })
  environment!: EnvironmentRow | null;
}
