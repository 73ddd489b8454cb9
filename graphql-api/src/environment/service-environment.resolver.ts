import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { ObservabilityLinkRow } from "../observability/observability-link.type.ts";
import { ServiceRow } from "../service/service.type.ts";
import { ServiceEnvironmentRow } from "./service-environment.type.ts";

@Resolver(() => ServiceEnvironmentRow)
export class ServiceEnvironmentResolver {
  @FieldResolver(() => ServiceRow, { description: "The service." })
  service(@Root() row: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return row.service ?? loaders.service.load(row.serviceId);
  }

  @FieldResolver(() => [ObservabilityLinkRow], { description: "Where to look at it in this environment." })
  async observabilityLinks(@Root() row: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return (await loaders.linksOfService.load(row.serviceId)).filter(
      (link) => link.environment?.id === row.environment.id,
    );
  }
}
