/** The labels of a series or an alert, its name included. */
export type Labels = Readonly<Record<string, string>>;

/** One series of a range query: its labels and, oldest first, what was measured. */
export interface MeasuredSeries {
  labels: Labels;
  /** Unix seconds and value; NaN and infinities are left out, and so are moments at which there was nothing. */
  points: [at: number, value: number][];
}

/** One alert that is not at rest. */
export interface ActiveAlert {
  labels: Labels;
  annotations: Labels;
  state: "pending" | "firing";
  /** When its condition became true. */
  activeAt: Date;
}

/** Prometheus, or whatever speaks its HTTP API. Every call ends in time and rejects with `PrometheusError` only. */
export interface Prometheus {
  /** Ends well if a question is answered at all; nothing is read. */
  check(): Promise<void>;

  /** Values of a PromQL expression at `start`, `start + step` … up to `end`; `step` in seconds. */
  queryRange(input: { expression: string; start: Date; end: Date; step: number }): Promise<MeasuredSeries[]>;

  /** All alerts that are pending or firing. */
  listAlerts(): Promise<ActiveAlert[]>;
}
