import { parseId } from "../ids.ts";

/** What a mutation was about: a name to show and, where the caller gave the id of a service or a deployment, its UUID. */
export interface Subject {
  serviceId: string | null;
  deploymentId: string | null;
  name: string;
}

/**
 * The thing in the answer has a name or a login of its own; a refused mutation has none, and then the input tells:
 * a service (by name or id), a deployment, a login, a name, or at least the id that was asked for.
 */
export function nameSubject(input: unknown, payload: unknown): Subject {
  const answered = Object.values(fieldsOf(payload)).map(nameOf).find(Boolean);
  const { service, deployment, login, name, id } = fieldsOf(input);
  const given = [answered, service, deployment, login, name, id].find(
    (it): it is string => typeof it === "string" && it !== "",
  );
  const known = given ?? "";
  return { serviceId: parseId("Service", known), deploymentId: parseId("Deployment", known), name: known };
}

function nameOf(thing: unknown): unknown {
  const { name, login } = fieldsOf(thing);
  return login ?? name;
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
