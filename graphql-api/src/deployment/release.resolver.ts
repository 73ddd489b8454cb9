import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { EnvironmentRow } from "../environment/environment.type.ts";
import { ServiceRow } from "../service/service.type.ts";
import { ReleaseRow } from "./release.type.ts";

@Resolver(() => ReleaseRow)
export class ReleaseResolver {
  @FieldResolver(() => ServiceRow, { description: "The service it is a build of." })
  service(@Root() row: ReleaseRow, @Ctx() { loaders }: SignedIn) {
    return loaders.service.load(row.serviceId);
  }

  @FieldResolver(() => [EnvironmentRow], { description: "Where it has run healthily, in promotion order." })
  verifiedIn(@Root() row: ReleaseRow, @Ctx() { loaders }: SignedIn) {
    return loaders.deployments.verifiedIn.load(row.id);
  }
}
