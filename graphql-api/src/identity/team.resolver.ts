import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import type { TeamRow } from "./identity-rows.ts";
import { readMembersOf } from "./read-members-of.ts";
import { readTeam } from "./read-team.ts";
import { readTeams } from "./read-teams.ts";
import { TeamType } from "./team.type.ts";
import { UserType } from "./user.type.ts";

@Resolver(() => TeamType)
export class TeamResolver {
  @Query(() => [TeamType], { description: "All teams of the organisation, by slug." })
  teams(@Ctx() ctx: Context) {
    return readTeams(ctx);
  }

  @Query(() => TeamType, { nullable: true, description: "One team; null where there is none of that slug." })
  team(@Arg("slug", () => String, { description: "The team's slug on GitHub." }) slug: string, @Ctx() ctx: Context) {
    return readTeam(ctx, slug);
  }

  @FieldResolver(() => [UserType], { description: "Who is in it, child teams included, by login." })
  members(@Root() team: TeamRow, @Ctx() { loaders }: Context) {
    return readMembersOf(loaders, team);
  }
}
