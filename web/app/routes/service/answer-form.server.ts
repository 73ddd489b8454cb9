import { data, redirect } from "@remix-run/node";
import { api, type Caller } from "../../api.server.ts";
import { ArchiveServiceDocument, UpdateServiceDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import type { FormProblem } from "../../ui/problem.ts";

/** Answers the forms of a service's page: say something else about it, or archive it. */
export async function answerForm(caller: Caller, service: string, form: FormData) {
  return readText(form, "intent") === "archive" ? archive(caller, service, form) : update(caller, service, form);
}

async function update(caller: Caller, service: string, form: FormData) {
  const input = { service, description: readText(form, "description"), owner: readText(form, "owner") };
  const { updateService } = await api(caller, UpdateServiceDocument, { input });
  if (updateService.problems.length > 0) return refused("update", updateService.problems);
  throw redirect(`/services/${service}`);
}

async function archive(caller: Caller, service: string, form: FormData) {
  const input = { service, confirm: readText(form, "confirm") };
  const { archiveService } = await api(caller, ArchiveServiceDocument, { input });
  if (!archiveService.run) return refused("archive", archiveService.problems);
  throw redirect(`/services/${service}/creation?run=${encodeURIComponent(archiveService.run.id)}`);
}

const refused = (form: "update" | "archive", problems: FormProblem[]) => data({ form, problems }, { status: 400 });
