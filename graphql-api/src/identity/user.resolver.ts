import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { attempt } from "../errors.ts";
import type { UserRow } from "./identity-rows.ts";
import { readTeamsOf } from "./read-teams-of.ts";
import { readViewer } from "./read-viewer.ts";
import { setUserRole } from "./set-user-role.ts";
import { SetUserRoleInput, SetUserRolePayload } from "./set-user-role.type.ts";
import { TeamType } from "./team.type.ts";
import { UserType } from "./user.type.ts";

@Resolver(() => UserType)
export class UserResolver {
  @Query(() => UserType, { nullable: true, description: "Who is asking; null when nobody is signed in." })
  viewer(@Ctx() { viewer }: Context) {
    return readViewer(viewer);
  }

  @FieldResolver(() => [TeamType], { description: "The teams this person is in." })
  teams(@Root() user: UserRow, @Ctx() { loaders }: Context) {
    return readTeamsOf(loaders, user);
  }

  @Mutation(() => SetUserRolePayload, { description: "Gives a member another role. For an ADMIN." })
  setUserRole(
    @Arg("input", () => SetUserRoleInput, { description: "The member and the role." }) input: SetUserRoleInput,
    @Ctx() ctx: Context,
  ) {
    return attempt(async () => ({ user: await setUserRole(ctx, input) }));
  }
}
