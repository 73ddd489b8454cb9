import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { selects } from "../selection.ts";
import { ServiceRow } from "../service/service.type.ts";
import { DeploymentConnection } from "./deployment.type.ts";
import { deploymentParts } from "./deployment-parts.ts";
import { ReleaseConnection } from "./release.type.ts";

/** What became of a service's commits is told here and not in the catalog's room. */
@Resolver(() => ServiceRow)
export class ServiceDeploymentsResolver {
  @FieldResolver(() => ReleaseConnection, { description: "Its releases, the newest first." })
  releases(
    @Root() { id }: ServiceRow,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many, at most 100." })
    first: number | null,
    @Arg("after", () => String, { nullable: true, description: "The cursor to go on from." }) after: string | null,
    @Ctx() { loaders }: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    const totalCount = selects(info, ["totalCount"]);
    return loaders.deployments.releasesOfService.load({ id, first: first ?? 20, after, totalCount });
  }

  @FieldResolver(() => DeploymentConnection, { description: "Its deployments to any environment, the newest first." })
  deployments(
    @Root() { id }: ServiceRow,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many, at most 100." })
    first: number | null,
    @Arg("after", () => String, { nullable: true, description: "The cursor to go on from." }) after: string | null,
    @Ctx() { loaders }: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    const parts = { ...deploymentParts(info, ["nodes"], ["edges", "node"]), totalCount: selects(info, ["totalCount"]) };
    return loaders.deployments.deploymentsOfService.load({ id, first: first ?? 20, after, parts });
  }
}
