import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { SignedIn } from "../context.ts";
import type { TeamRow } from "../identity/identity-rows.ts";
import { TeamType } from "../identity/team.type.ts";
import { ServiceConnection } from "./service.type.ts";

/** What a team owns is the catalog's to tell, so it stands here and not in the room of people. */
@Resolver(() => TeamType)
export class TeamServicesResolver {
  @FieldResolver(() => ServiceConnection, { description: "The services it owns, by name; archived ones are left out." })
  services(
    @Root() { slug }: TeamRow,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many, at most 100." })
    first: number | null,
    @Arg("after", () => String, { nullable: true, description: "The cursor to go on from." }) after: string | null,
    @Ctx() { loaders }: SignedIn,
  ) {
    return loaders.servicesOfTeam.load({ slug, first: first ?? 20, after: after ?? null });
  }
}
