/** Whose process said something. */
export interface LogSource {
  readonly cluster: string;
  readonly service: string;
  readonly task: string;
}

export interface LogLine {
  /** Epoch milliseconds at which it arrived. */
  readonly at: number;
  /** `sandbox` is what the scheduler says of the task. */
  readonly stream: "stdout" | "stderr" | "sandbox";
  readonly message: string;
  /** Epoch milliseconds from which on CloudWatch Logs tells it, where that is later. */
  readonly ingestedAt?: number;
}

export interface TaskLine extends LogLine {
  readonly task: string;
}

/** Which lines are wanted: of one service, perhaps of one task, from `since` up to before `until`. */
export interface LogQuery {
  readonly cluster: string;
  readonly service: string;
  readonly task?: string;
  readonly since?: number;
  readonly until?: number;
}

export function isWantedLine(query: LogQuery, line: TaskLine): boolean {
  if (query.task !== undefined && query.task !== line.task) return false;
  return line.at >= (query.since ?? 0) && line.at < (query.until ?? Number.POSITIVE_INFINITY);
}
