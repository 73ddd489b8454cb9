import type { ChildProcess } from "node:child_process";
import type { Duplex } from "node:stream";

/** What there is of a task beyond its record: its process, while it lives. */
export interface RunningTask {
  readonly child: ChildProcess;
  /** Where it listens, if it does as it is told. */
  readonly port: number;
  /** Requests the load balancer waits for. */
  openRequests: number;
  /** Clients that talk with it for as long as both want, over WebSockets: cut when it has to go. */
  readonly upgraded: Set<Duplex>;
  stopHealthChecks(): void;
  /** Resolves when the record says STOPPED. */
  readonly ended: Promise<void>;
}
