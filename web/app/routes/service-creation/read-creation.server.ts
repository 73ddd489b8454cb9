import { data } from "@remix-run/node";
import { api, type Caller } from "../../api.server.ts";
import { RunByIdDocument, type RunProgressFragment, ServiceCreationDocument } from "../../gql/generated/graphql.ts";
import type { PlatformFailure } from "../../platform-failure.ts";

/**
 * The service and the run that this page is about: the one that `runId` names, which may have outlived its service,
 * else the one that makes the service.
 */
export async function readCreation(caller: Caller, name: string, runId: string | null) {
  const { service } = await api(caller, ServiceCreationDocument, { name });
  const run = runId === null ? (service?.creation ?? null) : await readRun(caller, runId);
  if (!run)
    throw missing(service ? `Nothing is known about how ${name} came to be.` : `There is no service called “${name}”.`);
  return { name, service, run };
}

async function readRun(caller: Caller, id: string): Promise<RunProgressFragment | null> {
  const { node } = await api(caller, RunByIdDocument, { id });
  return node && "steps" in node ? node : null;
}

const missing = (message: string) => data<PlatformFailure>({ kind: "missing", message, id: null }, { status: 404 });
