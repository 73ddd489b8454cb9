import { registerEnumType } from "type-graphql";

export enum ServiceStatus {
  CREATING = "CREATING",
  READY = "READY",
  FAILED = "FAILED",
  ARCHIVED = "ARCHIVED",
}
registerEnumType(ServiceStatus, {
  name: "ServiceStatus",
  description: "Where a service is in its life.",
  valuesConfig: {
    CREATING: { description: "Its repository is being made." },
    READY: { description: "It can be deployed." },
    FAILED: { description: "Its creation stopped; it can be retried or undone." },
    ARCHIVED: { description: "It was retired; its name stays taken." },
  },
});
