import type { Pool } from "pg";
import { explainLongNames } from "../environment/explain-long-names.ts";
import { type Problem, ProblemCode } from "../errors.ts";
import { ServiceStatus } from "./service-status.ts";

const SHAPE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Hosts and paths that mean something else on a platform's domain. */
const RESERVED = new Set([
  ..."admin api app apps auth aws cdn console dashboard dev dns docs ecs ftp git github grafana".split(" "),
  ..."graphql health help http https internal kibana localhost login logs mail metrics monitoring new ops".split(" "),
  ..."platform portal prod production prometheus proxy public root sandbox security services settings sign-in".split(
    " ",
  ),
  ..."smtp ssh staging static status support system test vpn waymark web webhooks www".split(" "),
]);

/** What is wrong with a name by itself, or null. The rule is the contract's: it has to fit hosts, ECS and repositories. */
export function checkNameShape(name: string): Problem | null {
  const say = (message: string): Problem => ({ code: ProblemCode.INVALID, field: ["name"], message });
  if (name.length < 3 || name.length > 40) return say("Use 3 to 40 characters.");
  if (!SHAPE.test(name)) {
    return say("Use lower-case letters, digits and single hyphens, beginning with a letter: for example `order-api`.");
  }
  if (RESERVED.has(name)) return say(`"${name}" is a reserved word. Choose another name, such as "${name}-service".`);
  return null;
}

/** What stands in the way of a name, shape and catalog together, or null when it is free. */
export async function checkName({ pool }: { pool: Pool }, name: string): Promise<Problem | null> {
  const misshapen = checkNameShape(name);
  if (misshapen) return misshapen;
  const { rows } = await pool.query<{ status: ServiceStatus }>("select status from services where name = $1", [name]);
  const holder = rows[0];
  if (holder) return taken(name, holder.status);
  const stages = await pool.query<{ name: string }>("select name from environments order by rank");
  return checkNameLength(name, stages.rows);
}

/** What keeps the name from fitting on AWS in one of these environments, or null. */
export function checkNameLength(name: string, environments: readonly { name: string }[]): Problem | null {
  const message = environments.map((environment) => explainLongNames(name, environment.name)).find(Boolean);
  return message ? { code: ProblemCode.INVALID, field: ["name"], message: `${message} Choose a shorter one.` } : null;
}

/** Somebody else has the name. */
export function taken(name: string, status: ServiceStatus = ServiceStatus.READY): Problem {
  const archived = status === ServiceStatus.ARCHIVED ? "an archived service, which keeps its name" : "another service";
  return {
    code: ProblemCode.TAKEN,
    field: ["name"],
    message: `"${name}" belongs to ${archived}. Choose another name.`,
  };
}
