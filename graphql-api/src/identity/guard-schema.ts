import { defaultFieldResolver, type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import type { Context } from "../context.ts";
import { denied, ProblemCode } from "../errors.ts";
import { ACCESS, type Rule } from "./access.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { recordMutation } from "./record-mutation.ts";

type Resolve = GraphQLFieldResolver<unknown, Context>;

/**
 * Puts every root field behind its rule of access, and every mutation into the audit. Throws, naming the field, where
 * one has no rule: what nobody thought about is not served. Changes the schema in place and answers it.
 */
export function guardSchema(
  schema: GraphQLSchema,
  access: Readonly<Record<string, Rule | null>> = ACCESS,
): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const root of roots.filter((it) => it !== null && it !== undefined)) {
    for (const field of Object.values(root.getFields())) {
      const name = `${root.name}.${field.name}`;
      const rule = access[name];
      if (rule === undefined) throw new Error(`${name} has no rule of access: add it to access.ts.`);
      if (root === schema.getMutationType()) guardMutation(field, rule);
      else guardReading(field, rule);
    }
  }
  return schema;
}

function guardReading(field: GraphQLField<unknown, Context>, rule: Rule | null): void {
  if (!rule) return;
  const guard =
    (resolve: Resolve): Resolve =>
    (root, given, context, info) => {
      const refused = explainRefusal(rule, signedIn(context.viewer));
      if (refused) throw denied("FORBIDDEN", refused);
      return resolve(root, given, context, info);
    };
  field.resolve = guard(field.resolve ?? defaultFieldResolver);
  if (field.subscribe) field.subscribe = guard(field.subscribe);
}

function guardMutation(field: GraphQLField<unknown, Context>, rule: Rule | null): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (root, given, context, info) => {
    if (!rule) return resolve(root, given, context, info);
    const viewer = signedIn(context.viewer);
    return recordMutation({ ...context, viewer }, field.name, given.input, async () => {
      const message = explainRefusal(rule, viewer);
      if (message) return { problems: [{ code: ProblemCode.FORBIDDEN, field: null, message }] };
      return resolve(root, given, context, info);
    });
  };
}

/** Strangers are turned away before anything is written down: they could fill the audit. */
function signedIn(viewer: Context["viewer"]): NonNullable<Context["viewer"]> {
  if (!viewer) throw denied("UNAUTHENTICATED", "Sign in or send a token.");
  return viewer;
}
