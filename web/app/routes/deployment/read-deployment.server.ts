import { api, type Caller } from "../../api.server.ts";
import { DeploymentByIdDocument, type WatchedDeploymentFragment } from "../../gql/generated/graphql.ts";
import { missing } from "../../missing.server.ts";

/** The deployment with that id (`dep_…`). An id of something else is as unknown as one of nothing. */
export async function readDeployment(caller: Caller, id: string): Promise<WatchedDeploymentFragment> {
  const { node } = await api(caller, DeploymentByIdDocument, { id });
  if (!node || !("serviceEnvironment" in node)) throw missing(`There is no deployment with the id “${id}”.`);
  return node;
}
