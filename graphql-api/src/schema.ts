import "reflect-metadata";
import type { GraphQLInterfaceType, GraphQLSchema } from "graphql";
import { buildSchema, type PubSub } from "type-graphql";
import { DEPLOYMENT_RESOLVERS } from "./deployment/deployment.resolvers.ts";
import { DoraResolver, ServiceDoraResolver } from "./dora/dora.resolver.ts";
import { EnvironmentResolver } from "./environment/environment.resolver.ts";
import { ServiceEnvironmentResolver } from "./environment/service-environment.resolver.ts";
import { guardSchema } from "./identity/guard-schema.ts";
import { IDENTITY_RESOLVERS } from "./identity/identity.resolvers.ts";
import { nounOf } from "./ids.ts";
import { LogsResolver } from "./logs/logs.resolver.ts";
import { NodeResolver } from "./node.resolver.ts";
import { OBSERVABILITY_RESOLVERS } from "./observability/observability.resolver.ts";
import { RunResolver } from "./run/run.resolver.ts";
import { ServiceResolver } from "./service/service.resolver.ts";
import { TeamServicesResolver } from "./service/team-services.resolver.ts";
import { TemplateResolver } from "./template/template.resolver.ts";

/** TypeGraphQL refuses to build subscriptions without one, though ours all bring their own source. */
const unusedPubSub = {} as PubSub;

/** The API as it is served: every root field behind its rule of access. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      ServiceResolver,
      TeamServicesResolver,
      ServiceEnvironmentResolver,
      EnvironmentResolver,
      LogsResolver,
      RunResolver,
      TemplateResolver,
      NodeResolver,
      DoraResolver,
      ServiceDoraResolver,
      ...DEPLOYMENT_RESOLVERS,
      ...IDENTITY_RESOLVERS,
      ...OBSERVABILITY_RESOLVERS,
    ],
    pubSub: unusedPubSub,
    validate: false,
  });
  // TypeGraphQL makes it asynchronous, and the compiler of operations takes only a synchronous one.
  const node = schema.getType("Node") as GraphQLInterfaceType;
  node.resolveType = ({ id }: { id: string }) => nounOf(id) ?? undefined;
  return guardSchema(schema);
}
