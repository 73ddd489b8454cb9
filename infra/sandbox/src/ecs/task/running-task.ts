import type { ChildProcess } from "node:child_process";

/** What there is of a task beyond its record: its process, while it lives. */
export interface RunningTask {
  readonly child: ChildProcess;
  /** The folder it runs in holds the image, which therefore may not go. */
  readonly port: number;
  /** Requests the load balancer waits for. */
  openRequests: number;
  stopHealthChecks(): void;
  /** Resolves when the record says STOPPED. */
  readonly ended: Promise<void>;
}
