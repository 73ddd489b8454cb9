/** Whose lines: a log group, and in it the streams whose names begin so. */
export interface LogPlace {
  region: string;
  group: string;
  streamPrefix: string;
}

/** One line as it was written. */
export interface LogEvent {
  /** The same line has the same id in every answer. */
  id: string;
  at: Date;
  /** Name of the stream; with the awslogs driver its last part is the id of the task. */
  stream: string;
  message: string;
}

export interface NewestLines {
  /** Oldest first. */
  events: LogEvent[];
  /** False when there are more since then, older ones than these. */
  isWhole: boolean;
}

/** Lines of tasks, as far as the platform needs them. Every call ends within 8 seconds and rejects with `LogsError` only. */
export interface Logs {
  /** The newest lines written since then, at most so many (1 to 10,000). A group that is not there has none. */
  readNewest(input: LogPlace & { since: Date; most: number }): Promise<NewestLines>;
}
