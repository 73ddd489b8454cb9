/** An operation that the platform refused as a whole, in the same shape as problems. */
export function answerError(code: string | undefined, message: string): Response {
  const status = statusOf(code);
  const headers = status === 401 ? { "WWW-Authenticate": 'Bearer realm="waymark"' } : undefined;
  const problem = { code: code ?? "UNAVAILABLE", field: null, message };
  return Response.json({ problems: [problem] }, { status, ...(headers && { headers }) });
}

function statusOf(code: string | undefined): number {
  if (code === "UNAUTHENTICATED") return 401;
  if (code === "FORBIDDEN") return 403;
  if (code === "BAD_USER_INPUT" || code === "BAD_REQUEST") return 400;
  return code === "UNAVAILABLE" ? 503 : 500;
}
