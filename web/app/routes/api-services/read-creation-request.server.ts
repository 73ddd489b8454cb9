import { z } from "zod";
import type { CreateServiceInput } from "../../gql/generated/graphql.ts";
import { answerProblems } from "./answer-problems.server.ts";

const text = z.string({ error: ({ input }) => (input === undefined ? "is missing." : "must be a text.") });

/** The shape of CreateServiceInput; its rules are the platform's. */
const Body = z.strictObject(
  {
    name: text,
    description: text.optional(),
    template: text,
    owner: text,
    parameters: z.record(z.string(), z.unknown(), { error: "must be an object." }).optional(),
    idempotencyKey: text.optional(),
  },
  { error: ({ code }) => (code === "unrecognized_keys" ? undefined : "The body must be a JSON object.") },
);

/** Reads the body and the `Idempotency-Key` header, or says what is wrong with them: 415 or 400. */
export async function readCreationRequest(
  request: Request,
): Promise<{ input: CreateServiceInput } | { refusal: Response }> {
  const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json")
    return { refusal: Response.json({ problems: [invalid("Send the body as application/json.")] }, { status: 415 }) };

  const json: unknown = await request.json().catch(() => undefined);
  if (json === undefined) return { refusal: answerProblems([invalid("The body is not JSON.")]) };

  const body = Body.safeParse(json);
  if (!body.success) return { refusal: answerProblems(body.error.issues.map(describe)) };
  const key = request.headers.get("idempotency-key");
  return { input: { ...body.data, ...(key && { idempotencyKey: key }) } };
}

const invalid = (message: string, field: string[] | null = null) => ({ code: "INVALID" as const, field, message });

function describe(issue: z.core.$ZodIssue) {
  if (issue.code === "unrecognized_keys")
    return invalid(`${issue.keys.join(", ")} is not part of the input.`, issue.keys);
  const field = issue.path.map(String);
  return field.length > 0 ? invalid(`${field.join(".")} ${issue.message}`, field) : invalid(issue.message);
}
