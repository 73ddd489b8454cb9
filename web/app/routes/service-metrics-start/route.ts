import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { api } from "../../api.server.ts";
import { MeasuredStagesDocument } from "../../gql/generated/graphql.ts";
import { missing } from "../../missing.server.ts";
import { findLastStage } from "./find-last-stage.ts";

/** The metrics of a service, for who names no environment. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const name = params.id ?? "";
  const { service } = await api({ request, context }, MeasuredStagesDocument, { service: name });
  const stage = findLastStage(service?.environments ?? []);
  if (stage === null) throw missing(`There is no service “${name}” with an environment.`);
  return redirect(`/services/${name}/metrics/${stage}`);
}
