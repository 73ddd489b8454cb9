import { api, type Caller } from "../api.server.ts";
import { EnvironmentSignalsDocument, type EnvironmentSignalsQuery } from "../gql/generated/graphql.ts";
import { missing } from "../missing.server.ts";

type Service = NonNullable<EnvironmentSignalsQuery["service"]>;

export type MeasuredPlace = {
  observability: EnvironmentSignalsQuery["observability"];
  service: Service;
  place: NonNullable<Service["environment"]>;
};

type Asked = { service: string; environment: string; minutes: number };

/** How a service did in an environment in the last minutes. Throws a 404 for what is not there. */
export async function readSignals(caller: Caller, asked: Asked): Promise<MeasuredPlace> {
  const { observability, service } = await api(caller, EnvironmentSignalsDocument, asked);
  if (service?.environment) return { observability, service, place: service.environment };
  throw missing(`There is no service “${asked.service}” with an environment “${asked.environment}”.`);
}
