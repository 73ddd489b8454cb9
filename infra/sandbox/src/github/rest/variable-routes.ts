import { requireRepositoryAccess } from "../access/require-access.ts";
import { readJson } from "../http/incoming.ts";
import { empty, json } from "../http/reply.ts";
import type { Level } from "../options.ts";
import { notFound, Refusal, unprocessable } from "../refusal.ts";
import type { Repository } from "../state/repository.ts";
import { deleteVariable, insertVariable, listVariables, updateVariable, type Variable } from "../state/variable.ts";
import { paginate } from "./paginate.ts";
import { optionalText, requiredText } from "./read-field.ts";
import { parameter, type RestCall, type RestRouter, repositoryOf } from "./rest-call.ts";
import { instant } from "./shape-repository.ts";

const base = "/repos/:owner/:repo/actions/variables";
const largestValue = 48 * 1024;

/** Actions variables of a repository. GraphQL has none. */
export function addVariableRoutes(router: RestRouter): void {
  router.on("GET", base, (call) => {
    const variables = listVariables(call.world, access(call, "read").id);
    return paginate(call, variables.map(shapeVariable), (page, total) => ({ total_count: total, variables: page }));
  });
  router.on("GET", `${base}/:name`, (call) => {
    const name = parameter(call, "name").toUpperCase();
    const variable = listVariables(call.world, access(call, "read").id).find((one) => one.name === name);
    if (!variable) throw notFound();
    return json(200, shapeVariable(variable));
  });
  router.on("POST", base, (call) => {
    const repository = access(call, "write");
    const body = readJson(call.incoming);
    const name = checkName(requiredText(body, "name"));
    if (!insertVariable(call.world, repository.id, name, checkValue(requiredText(body, "value")))) {
      throw new Refusal(409, "CONFLICT", "Already exists - Variable already exists");
    }
    return json(201, {});
  });
  router.on("PATCH", `${base}/:name`, (call) => {
    const repository = access(call, "write");
    const body = readJson(call.incoming);
    const name = optionalText(body, "name");
    if (name && name.toUpperCase() !== parameter(call, "name").toUpperCase()) {
      throw unprocessable("The sandbox does not rename variables");
    }
    const value = checkValue(requiredText(body, "value"));
    if (!updateVariable(call.world, repository.id, parameter(call, "name"), value)) throw notFound();
    return empty(204);
  });
  router.on("DELETE", `${base}/:name`, (call) => {
    if (!deleteVariable(call.world, access(call, "write").id, parameter(call, "name"))) throw notFound();
    return empty(204);
  });
}

function access(call: RestCall, level: Level): Repository {
  const repository = repositoryOf(call);
  requireRepositoryAccess(call.world, call.actor, repository, "actions_variables", level);
  return repository;
}

/** @see https://docs.github.com/actions/learn-github-actions/variables#naming-conventions-for-configuration-variables */
function checkName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^github_/i.test(name)) return name;
  throw unprocessable(
    "Variable name is invalid: it may hold letters, digits and underscores, not begin with a digit, and not begin with GITHUB_.",
  );
}

function checkValue(value: string): string {
  if (Buffer.byteLength(value) <= largestValue) return value;
  throw unprocessable("Variable value is too large: at most 48 KB.");
}

function shapeVariable(variable: Variable): Record<string, unknown> {
  return {
    name: variable.name,
    value: variable.value,
    created_at: instant(variable.createdAt),
    updated_at: instant(variable.updatedAt),
  };
}
