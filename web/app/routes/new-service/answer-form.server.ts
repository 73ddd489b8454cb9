import { randomUUID } from "node:crypto";
import { data, redirect } from "@remix-run/node";
import { api, type Caller } from "../../api.server.ts";
import { CreateServiceDocument, GoldenPathsDocument, PlanServiceDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import type { FormProblem } from "../../ui/problem.ts";
import { type Answers, readAnswers, readCarriedAnswers } from "./read-answers.ts";
import { readSchema } from "./read-schema.ts";

/** Answers the three buttons of the way to a service: plan, change the answers, create. */
export async function answerForm(caller: Caller, form: FormData) {
  const intent = readText(form, "intent");
  if (intent === "plan") return planFrom(caller, form);

  const answers = readCarriedAnswers(form);
  if (!answers) throw data(null, { status: 400, statusText: "This form was not whole. Start again." });
  if (intent === "change") return backToForm(answers, []);
  return create(caller, answers, readText(form, "key"));
}

async function planFrom(caller: Caller, form: FormData) {
  const { templates } = await api(caller, GoldenPathsDocument, {});
  const template = templates.find(({ name }) => name === readText(form, "template"));
  if (!template) throw data(null, { status: 404 });

  const { answers, problems } = readAnswers(form, template.name, readSchema(template.parameters));
  if (problems.length > 0) return backToForm(answers, problems);

  const { planService: plan } = await api(caller, PlanServiceDocument, { input: answers });
  if (plan.problems.length > 0) return backToForm(answers, plan.problems);
  // One key for each plan that is shown: pressing its button twice asks for the same service twice.
  return { stage: "plan" as const, answers, plan, key: randomUUID(), problems: [] };
}

async function create(caller: Caller, answers: Answers, key: string) {
  const { createService } = await api(caller, CreateServiceDocument, { input: { ...answers, idempotencyKey: key } });
  if (!createService.service) return backToForm(answers, createService.problems);
  throw redirect(`/services/${createService.service.name}/creation`);
}

function backToForm(answers: Answers, problems: FormProblem[]) {
  return data({ stage: "form" as const, answers, problems }, { status: problems.length > 0 ? 400 : 200 });
}
