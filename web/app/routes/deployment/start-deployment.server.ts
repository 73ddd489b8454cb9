import { data, redirect } from "@remix-run/node";
import { api, type Caller } from "../../api.server.ts";
import { DeployAgainDocument, PromoteAgainDocument, RollBackToDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import type { FormProblem } from "../../ui/problem.ts";

type Answer = { deployment: { id: string } | null; problems: FormProblem[] };

/** Starts what one of the page's offers said, with the key that came in its form, and leads to what it started. */
export async function startDeployment(caller: Caller, form: FormData) {
  const started = await start(caller, form);
  if (!started.deployment) return data({ problems: started.problems }, { status: 400 });
  throw redirect(`/deployments/${started.deployment.id}`);
}

async function start(caller: Caller, form: FormData): Promise<Answer> {
  const intent = readText(form, "intent");
  const release = readText(form, "release");
  const place = {
    service: readText(form, "service"),
    environment: readText(form, "environment"),
    idempotencyKey: readText(form, "key") || null,
  };

  if (intent === "deploy") {
    const input = { ...place, ref: readText(form, "ref") || null };
    return (await api(caller, DeployAgainDocument, { input })).deploy;
  }
  if (intent === "promote") return (await api(caller, PromoteAgainDocument, { input: { ...place, release } })).promote;
  if (intent === "rollback") return (await api(caller, RollBackToDocument, { input: { ...place, release } })).rollback;
  throw data(null, { status: 400, statusText: "This form was not whole. Open the page again." });
}
