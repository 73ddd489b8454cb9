import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { DeploymentRow } from "../deployment/deployment.type.ts";
import { ServiceEnvironmentRow } from "../environment/service-environment.type.ts";
import { ServiceRow } from "../service/service.type.ts";
import { AlertRow } from "./alert.type.ts";
import { GoldenSignalsRow } from "./golden-signals.type.ts";
import { Observability } from "./observability.type.ts";
import { readAlerts } from "./read-alerts.ts";
import { readGoldenSignals } from "./read-golden-signals.ts";
import { readObservability } from "./read-observability.ts";

@Resolver(() => Observability)
export class ObservabilityResolver {
  @Query(() => Observability, { description: "What of metrics there is." })
  observability(@Ctx() context: SignedIn) {
    return readObservability(context);
  }

  // Of its own, because only this one may have to wait for Prometheus.
  @FieldResolver(() => String, {
    nullable: true,
    description: "Why there are no numbers, as a sentence; null when there are.",
  })
  problem(@Ctx() { signals }: SignedIn) {
    return signals.findProblem();
  }
}

@Resolver(() => ServiceRow)
export class ServiceAlertsResolver {
  @FieldResolver(() => [AlertRow], {
    description:
      "What Prometheus finds wrong with it: firing first, then pending. Empty when Prometheus does not answer.",
  })
  alerts(@Root() row: ServiceRow, @Ctx() context: SignedIn) {
    return readAlerts(context, row);
  }
}

@Resolver(() => ServiceEnvironmentRow)
export class EnvironmentSignalsResolver {
  @FieldResolver(() => GoldenSignalsRow, {
    nullable: true,
    description: "Golden signals from Prometheus; null when it is not configured or does not answer.",
  })
  goldenSignals(
    @Root() row: ServiceEnvironmentRow,
    @Arg("minutes", () => Int, { nullable: true, defaultValue: 60, description: "How far back, 5 to 43200 (30 days)." })
    minutes: number | null,
    @Ctx() context: SignedIn,
  ) {
    return readGoldenSignals(context, row, minutes ?? 60);
  }
}

@Resolver(() => GoldenSignalsRow)
export class GoldenSignalsResolver {
  @FieldResolver(() => [DeploymentRow], {
    description: "Those that began or ended here in that time, the newest first, at most 100.",
  })
  deployments(@Root() row: GoldenSignalsRow, @Ctx() { loaders }: SignedIn) {
    return loaders.deployments.deploymentsWithin.load(row);
  }
}

export const OBSERVABILITY_RESOLVERS = [
  ObservabilityResolver,
  ServiceAlertsResolver,
  EnvironmentSignalsResolver,
  GoldenSignalsResolver,
] as const;
