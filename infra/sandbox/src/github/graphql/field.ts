import { GraphQLError, type GraphQLFieldResolver } from "graphql";
import type { Actor } from "../access/actor.ts";
import { Refusal } from "../refusal.ts";
import type { World } from "../world.ts";

/** What every field may need to know. */
export interface GraphqlContext {
  readonly world: World;
  readonly actor: Actor;
}

type Values = Record<string, unknown>;
type Resolve = (values: Values, context: GraphqlContext) => unknown;

/** The fields of one object that the sandbox has; a function is asked only when its field is selected. */
export type GraphqlObject = Record<string, unknown> & { __typename: string };

const taken = new WeakMap<Resolve, readonly string[]>();

/** A field that understands these arguments, and no others of GitHub's. */
export function taking(names: readonly string[], resolve: Resolve): Resolve {
  taken.set(resolve, names);
  return resolve;
}

/** Answers a field from the object; a field or argument the sandbox lacks is an error that names it. */
export const resolveField: GraphQLFieldResolver<unknown, GraphqlContext> = (source, values, context, info) => {
  const fields = source as Values;
  const name = `${info.parentType.name}.${info.fieldName}`;
  if (!Object.hasOwn(fields, info.fieldName)) throw missing(`the field ${name}`);
  const value = fields[info.fieldName];
  const isFunction = typeof value === "function";
  const understood = isFunction ? (taken.get(value as Resolve) ?? []) : [];
  const given = info.fieldNodes[0]?.arguments?.map((argument) => argument.name.value) ?? [];
  const foreign = given.find((argument) => !understood.includes(argument));
  if (foreign !== undefined) throw missing(`the argument "${foreign}" of ${name}`);
  return isFunction ? (value as Resolve)(values as Values, context) : value;
};

/** @throws GraphQLError when a mutation's input turns on something the sandbox would ignore. */
export function refuseOthers(type: string, input: Values, understood: readonly string[]): void {
  const known = ["clientMutationId", ...understood];
  const foreign = Object.keys(input).find((name) => !known.includes(name) && input[name]);
  if (foreign !== undefined) throw missing(`the field "${foreign}" of ${type}`);
}

export function missing(what: string): GraphQLError {
  return new GraphQLError(`The sandbox does not implement ${what}`, { extensions: { type: "NOT_IMPLEMENTED" } });
}

/** The `type` of an error as GitHub names it; null when it has none. */
export function typeOf(error: GraphQLError): string | null {
  if (error.originalError instanceof Refusal) return error.originalError.type;
  const type = error.extensions.type;
  return typeof type === "string" ? type : null;
}
