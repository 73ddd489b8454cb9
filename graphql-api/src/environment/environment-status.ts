import { registerEnumType } from "type-graphql";

export enum EnvironmentStatus {
  NEVER_DEPLOYED = "NEVER_DEPLOYED",
  DEPLOYING = "DEPLOYING",
  RUNNING = "RUNNING",
  DEGRADED = "DEGRADED",
  FAILED = "FAILED",
  STOPPED = "STOPPED",
}
registerEnumType(EnvironmentStatus, {
  name: "EnvironmentStatus",
  description: "How a service is doing in one environment.",
  valuesConfig: {
    NEVER_DEPLOYED: { description: "Nothing has been deployed here yet." },
    DEPLOYING: { description: "A deployment is on its way." },
    RUNNING: { description: "All wanted tasks run and are healthy." },
    DEGRADED: { description: "It runs, with fewer healthy tasks than wanted." },
    FAILED: { description: "No healthy task runs." },
    STOPPED: { description: "It was stopped on purpose." },
  },
});
