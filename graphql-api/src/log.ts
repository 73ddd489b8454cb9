import { pino, stdSerializers } from "pino";
import { currentTrace } from "./trace.ts";

export type Log = ReturnType<typeof createLog>;

/** JSON lines on stdout. What could be a secret is cut out by name, wherever it stands. */
export function createLog(level: string) {
  return pino({
    level,
    base: { service: "graphql-api" },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    mixin: tellTrace,
    serializers: { err: withoutRows },
    redact: {
      paths: ["authorization", "cookie", "variables", "token", "secret", "password"].flatMap((name) => [
        name,
        `*.${name}`,
        `*.*.${name}`,
      ]),
      censor: "[redacted]",
    },
  });
}

/** PostgreSQL quotes the row that it refuses, and MikroORM copies that into message and stack: rows stay out of the log. */
function withoutRows(error: Error) {
  const { detail: _detail, where: _where, ...shown } = stdSerializers.err(error);
  const cut = (text: string) => text.replace(/\n - detail: [\s\S]*?(?=\n {4}at |$)/g, "");
  return { ...shown, message: cut(shown.message), stack: cut(shown.stack) };
}

/** On whose behalf the line was written. */
function tellTrace(): { requestId?: string; traceId?: string } {
  const trace = currentTrace();
  return trace ? { requestId: trace.requestId, traceId: trace.traceId } : {};
}
