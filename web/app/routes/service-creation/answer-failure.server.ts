import { data, redirect } from "@remix-run/node";
import { api, type Caller } from "../../api.server.ts";
import { RetryCreationDocument, UndoCreationDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import type { FormProblem } from "../../ui/problem.ts";

/** Answers the two ways on from a failed creation: try again, or take back what was made. */
export async function answerFailure(caller: Caller, name: string, form: FormData) {
  return readText(form, "intent") === "undo" ? undo(caller, name, readText(form, "confirm")) : retry(caller, name);
}

async function retry(caller: Caller, service: string) {
  const { retryCreation } = await api(caller, RetryCreationDocument, { input: { service } });
  if (!retryCreation.run) return refused(retryCreation.problems);
  throw redirect(`/services/${service}/creation`);
}

async function undo(caller: Caller, service: string, confirmed: string) {
  if (confirmed !== service) return refused([{ field: ["confirm"], message: `Type ${service} to confirm.` }]);

  const { undoCreation } = await api(caller, UndoCreationDocument, { input: { service } });
  if (!undoCreation.run) return refused(undoCreation.problems);
  throw redirect(`/services/${service}/creation?run=${encodeURIComponent(undoCreation.run.id)}`);
}

const refused = (problems: FormProblem[]) => data({ problems }, { status: 400 });
