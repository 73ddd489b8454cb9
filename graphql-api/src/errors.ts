import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { Log } from "./log.ts";
import { DateTime } from "./scalars.ts";

export enum ProblemCode {
  INVALID = "INVALID",
  TAKEN = "TAKEN",
  NOT_FOUND = "NOT_FOUND",
  FORBIDDEN = "FORBIDDEN",
  CONFLICT = "CONFLICT",
  NOT_READY = "NOT_READY",
  BLOCKED = "BLOCKED",
  UNAVAILABLE = "UNAVAILABLE",
}
registerEnumType(ProblemCode, {
  name: "ProblemCode",
  description: "The kind of a problem, for programs.",
  valuesConfig: {
    INVALID: { description: "The value breaks a rule; the message says which." },
    TAKEN: { description: "The name belongs to something else." },
    NOT_FOUND: { description: "There is nothing of that name or id." },
    FORBIDDEN: { description: "The caller's role, team or token does not allow it." },
    CONFLICT: { description: "It contradicts what is there or what was asked before." },
    NOT_READY: { description: "Something has to finish first." },
    BLOCKED: { description: "A rule of the platform stands in the way." },
    UNAVAILABLE: { description: "A system behind the platform does not answer; trying again can help." },
  },
});

@ObjectType({ description: "What a caller got wrong or must wait for." })
export class Problem {
  @Field(() => ProblemCode, { description: "The kind, for programs." })
  code!: ProblemCode;

  @Field(() => [String], { nullable: true, description: 'The path inside the input, such as ["parameters", "port"].' })
  field?: string[] | null;

  @Field(() => String, { description: "One sentence for people: what is wrong and what to do." })
  message!: string;

  @Field(() => DateTime, { nullable: true, description: "When trying again can help." })
  retryAt?: Date | null;
}

/** Thrown by use-cases when the caller can mend it. Every other Error is a bug or an outage. */
export class UserError extends Error {
  override name = "UserError";
  readonly problems: Problem[];
  constructor(...problems: Problem[]) {
    super(problems.map((problem) => problem.message).join(" "));
    this.problems = problems;
  }
}

/** Shorthand for the most usual refusal: one code, one sentence, one field. */
export const refusal = (code: ProblemCode, message: string, field?: string | string[]): UserError =>
  new UserError({ code, message, field: field === undefined ? null : [field].flat() });

/** What every mutation's payload has beside the thing itself. */
@ObjectType({ description: "What every payload has beside the thing itself." })
export abstract class Payload {
  @Field(() => [Problem], { description: "Why it was refused; empty when it was done." })
  problems!: Problem[];
}

/** The one door where a UserError becomes data. */
export async function attempt<T extends object>(run: () => Promise<T>): Promise<T | { problems: Problem[] }> {
  try {
    return { ...(await run()), problems: [] };
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems };
    throw error;
  }
}

/** Refuses an operation as a whole: not signed in, or not allowed. */
export const denied = (code: "UNAUTHENTICATED" | "FORBIDDEN", message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: code === "FORBIDDEN" ? 403 : 401 } } });

/** Keeps our mistakes from the caller: logged under an id that the answer names. Never the database's own words. */
export function maskError(log: Log, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? error.originalError : error;
  const known = formatted.extensions?.code;
  if (!original && known !== "INTERNAL_SERVER_ERROR") return formatted;
  if (original instanceof UserError) {
    const code = original.problems[0]?.code ?? ProblemCode.INVALID;
    return { ...formatted, message: original.message, extensions: { code, problems: original.problems } };
  }
  if (original instanceof GraphQLError) return formatted;
  if (isUnstorable(original ?? error)) {
    const message = "A text in it holds a NUL character, which nothing here can hold.";
    return { message, ...(formatted.path && { path: formatted.path }), extensions: { code: "BAD_USER_INPUT" } };
  }

  const id = randomUUID().slice(0, 8);
  log.error({ id, err: original ?? error, path: formatted.path }, "a GraphQL operation failed");
  const message = `Internal error (${id}). It was logged under this id.`;
  return {
    message,
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: "INTERNAL_SERVER_ERROR", id },
  };
}

/** PostgreSQL's word for text that it cannot take (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const isUnstorable = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === "22021";
