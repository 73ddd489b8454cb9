import { data, redirect } from "@remix-run/node";
import { api, type Caller } from "../../api.server.ts";
import {
  ApproveDeploymentDocument,
  CancelDeploymentDocument,
  RejectDeploymentDocument,
} from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import type { FormProblem } from "../../ui/problem.ts";

/** Answers the buttons that approve, reject or cancel a deployment; each leads back to its page. */
export async function answerDecision(caller: Caller, deployment: string, form: FormData) {
  const intent = readText(form, "intent");
  const problems = await decide(caller, deployment, intent, form);
  if (problems.length > 0) return data({ intent, problems }, { status: 400 });
  throw redirect(`/deployments/${deployment}`);
}

async function decide(caller: Caller, deployment: string, intent: string, form: FormData): Promise<FormProblem[]> {
  if (intent === "approve") {
    const { approveDeployment } = await api(caller, ApproveDeploymentDocument, { input: { deployment } });
    return approveDeployment.problems;
  }
  if (intent === "reject") {
    const input = { deployment, reason: readText(form, "reason") };
    return (await api(caller, RejectDeploymentDocument, { input })).rejectDeployment.problems;
  }
  if (intent === "cancel") {
    const { cancelDeployment } = await api(caller, CancelDeploymentDocument, { input: { deployment } });
    return cancelDeployment.problems;
  }
  throw data(null, { status: 400, statusText: "This form was not whole. Start again." });
}
