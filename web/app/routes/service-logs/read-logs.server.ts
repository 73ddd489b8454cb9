import { api, type Caller } from "../../api.server.ts";
import { ServiceLogsDocument, type ServiceLogsQuery } from "../../gql/generated/graphql.ts";
import { missing } from "../../missing.server.ts";

type Service = NonNullable<ServiceLogsQuery["service"]>;

/** What a service said last in an environment. Throws a 404 for what is not there. */
export async function readLogs(caller: Caller, asked: { service: string; environment: string }) {
  const { service } = await api(caller, ServiceLogsDocument, asked);
  if (service?.environment) return { service, place: service.environment };
  throw missing(`There is no service “${asked.service}” with an environment “${asked.environment}”.`);
}

export type LoggedService = Service;
export type LoggedPlace = NonNullable<Service["environment"]>;
