import { data, redirect } from "@remix-run/node";
import { api, type Caller } from "../../api.server.ts";
import { ServiceDocument, ServiceNameDocument } from "../../gql/generated/graphql.ts";
import type { PlatformFailure } from "../../platform-failure.ts";

/** The service of that name. An id (`svc_…`, which no name can look like) leads to the address with the name. */
export async function readService(caller: Caller, nameOrId: string) {
  if (nameOrId.startsWith("svc_")) throw redirect(`/services/${await nameOf(caller, nameOrId)}`);

  const { service, teams, observability } = await api(caller, ServiceDocument, { name: nameOrId });
  if (!service) throw missing(`There is no service called “${nameOrId}”.`);
  return { service, teams, observability };
}

async function nameOf(caller: Caller, id: string): Promise<string> {
  const { node } = await api(caller, ServiceNameDocument, { id });
  if (!node || !("name" in node)) throw missing(`There is no service with the id “${id}”.`);
  return node.name;
}

const missing = (message: string) => data<PlatformFailure>({ kind: "missing", message, id: null }, { status: 404 });
