import type { EnvironmentStatus } from "./environment-status.ts";

/** A service environment that ECS is asked about, with what is known of it by now. */
export interface WatchedPlace {
  id: string;
  region: string;
  cluster: string;
  /** Of its ECS service. */
  name: string;
  isCurrent: boolean;
  /** Seen when it was read: what was changed meanwhile is newer than ECS's answer. */
  seen: {
    status: EnvironmentStatus;
    desired: number | null;
    running: number | null;
    current: string | null;
  };
}
