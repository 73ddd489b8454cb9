import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { ServiceRow } from "../service/service.type.ts";
import { DoraRow, ownedBy } from "./dora.type.ts";
import { readDora } from "./read-dora.ts";

const DAYS = { nullable: true, defaultValue: 30, description: "How long the window is, 1 to 365." } as const;

@Resolver(() => DoraRow)
export class DoraResolver {
  @Query(() => DoraRow, { description: "DORA's four keys of everything, or of what one team owns." })
  dora(
    @Arg("days", () => Int, DAYS) days: number | null,
    @Arg("team", () => String, { nullable: true, description: "A team's slug; without it everybody's services." })
    team: string | null,
    @Ctx() context: SignedIn,
  ) {
    return readDora(context, ownedBy(team), days ?? 30);
  }

  @FieldResolver(() => DoraRow, {
    nullable: true,
    description: "The same over as many days before this window, to compare with; null there.",
  })
  previous(@Root() { subject, days, windowsAgo }: DoraRow, @Ctx() { loaders }: SignedIn) {
    return windowsAgo === 0 ? loaders.dora.load({ subject, days, windowsAgo: 1 }) : null;
  }
}

/** What a service's deployments come to is told here and not in the catalog's room. */
@Resolver(() => ServiceRow)
export class ServiceDoraResolver {
  @FieldResolver(() => DoraRow, { description: "DORA's four keys of this service." })
  dora(@Root() { id }: ServiceRow, @Arg("days", () => Int, DAYS) days: number | null, @Ctx() context: SignedIn) {
    return readDora(context, { of: "SERVICE", name: id }, days ?? 30);
  }
}
