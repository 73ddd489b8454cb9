import { Field, ID, Int, ObjectType } from "type-graphql";
import { Node } from "../node.type.ts";
import { connectionOf } from "../paging.ts";
import { DateTime, Url } from "../scalars.ts";

@ObjectType("Release", {
  implements: Node,
  simpleResolvers: true,
  description:
    "An immutable build of a service: one commit, one image. Promotion and rollback move releases, they never rebuild.",
})
export class ReleaseRow extends Node {
  @Field(() => ID, { description: "Opaque, `rel_…`." })
  declare id: string;
  /** Not told: leads to the service. */
  serviceId!: string;
  @Field(() => String, { description: "What people call it: the commit's first seven digits." })
  version!: string;
  @Field(() => String, { description: "The commit it was built from, all 40 digits." })
  commitSha!: string;
  @Field(() => String, { nullable: true, description: "What the commit says of itself, whole." })
  commitMessage!: string | null;
  @Field(() => Url, { nullable: true, description: "The commit's page." })
  commitUrl!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Repository and tag of its image in each environment's registry.",
  })
  image!: string | null;
  @Field(() => DateTime, { description: "When it was first asked for." })
  createdAt!: string;
}

export const { Edge: ReleaseEdge, Page: ReleaseConnection } = connectionOf("Release", () => ReleaseRow);

@ObjectType("Commit", { simpleResolvers: true, description: "One commit of a service's repository." })
export class CommitRow {
  @Field(() => String, { description: "All 40 digits." })
  sha!: string;
  @Field(() => String, { description: "The first line of its message." })
  message!: string;
  @Field(() => String, { nullable: true, description: "Who wrote it, by login; null where GitHub knows no account." })
  authorLogin!: string | null;
  @Field(() => Url, { description: "Its page." })
  url!: string;
}

@ObjectType("CommitRange", {
  simpleResolvers: true,
  description: "What a later release has and an earlier one has not.",
})
export class CommitRangeRow {
  @Field(() => Int, { description: "How many commits there are between; 1 where nothing runs." })
  total!: number;
  @Field(() => [CommitRow], {
    description: "Newest first, at most 50; where nothing runs, only the later release's own.",
  })
  commits!: CommitRow[];
  @Field(() => ReleaseRow, { nullable: true, description: "The earlier release; null where nothing runs." })
  base!: ReleaseRow | null;
  @Field(() => ReleaseRow, { description: "The later release." })
  head!: ReleaseRow;
  @Field(() => Url, { nullable: true, description: "The comparison's page on GitHub." })
  url!: string | null;
}
