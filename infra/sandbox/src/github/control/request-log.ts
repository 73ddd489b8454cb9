/** One request as it was answered; `status` is 0 when the connection was cut instead. */
export interface LoggedRequest {
  readonly sequence: number;
  /** Epoch milliseconds at which the request had arrived. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly graphqlFields: readonly string[];
  readonly status: number;
  readonly actor: string;
  /** The realism switch that changed its fate. */
  readonly changedBy: string | null;
}

const kept = 10_000;

/** The last requests, oldest first, for tests that assert what was asked and when. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #sequence = 0;

  add(entry: Omit<LoggedRequest, "sequence">): void {
    this.#sequence += 1;
    this.#entries.push({ sequence: this.#sequence, ...entry });
    if (this.#entries.length > kept * 1.1) this.#entries = this.#entries.slice(-kept);
  }

  since(sequence: number): LoggedRequest[] {
    return this.#entries.filter((entry) => entry.sequence > sequence).slice(-kept);
  }

  clear(): void {
    this.#entries = [];
  }
}
