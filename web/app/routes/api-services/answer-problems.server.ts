import type { ProblemCode } from "../../gql/generated/graphql.ts";

type Problem = { code: ProblemCode; field: string[] | null; message: string; retryAt?: string | null };

/** What the caller got wrong, under the status that fits the first problem: 409, 403, 503, else 400. */
export function answerProblems(problems: Problem[]): Response {
  const code = problems[0]?.code;
  if (code === "TAKEN" || code === "CONFLICT") return Response.json({ problems }, { status: 409 });
  if (code === "FORBIDDEN") return Response.json({ problems }, { status: 403 });
  if (code === "UNAVAILABLE") return Response.json({ problems }, { status: 503 });
  return Response.json({ problems }, { status: 400 });
}
