import { registerEnumType } from "type-graphql";

export enum RunKind {
  CREATE_SERVICE = "CREATE_SERVICE",
  UNDO_CREATION = "UNDO_CREATION",
  DEPLOY = "DEPLOY",
  ARCHIVE_SERVICE = "ARCHIVE_SERVICE",
}
registerEnumType(RunKind, {
  name: "RunKind",
  description: "What a run does.",
  valuesConfig: {
    CREATE_SERVICE: { description: "Makes a service: repository, files, protection." },
    UNDO_CREATION: { description: "Takes back what a failed creation has made." },
    DEPLOY: { description: "Brings a release to an environment and follows it to its end." },
    ARCHIVE_SERVICE: { description: "Stops a service's tasks and archives its repository." },
  },
});

export enum RunStatus {
  QUEUED = "QUEUED",
  RUNNING = "RUNNING",
  WAITING = "WAITING",
  SUCCEEDED = "SUCCEEDED",
  FAILED = "FAILED",
  CANCELLED = "CANCELLED",
}
registerEnumType(RunStatus, {
  name: "RunStatus",
  description: "Where a run is.",
  valuesConfig: {
    QUEUED: { description: "Any process of the platform may take it up." },
    RUNNING: { description: "A process works on it." },
    WAITING: { description: "It goes on by itself, at a time or when something happens." },
    SUCCEEDED: { description: "Every step is done." },
    FAILED: { description: "A step failed for good; `error` says why and what to do." },
    CANCELLED: { description: "A person stopped it." },
  },
});

export enum StepStatus {
  PENDING = "PENDING",
  RUNNING = "RUNNING",
  WAITING = "WAITING",
  SUCCEEDED = "SUCCEEDED",
  FAILED = "FAILED",
  SKIPPED = "SKIPPED",
  CANCELLED = "CANCELLED",
  UNDONE = "UNDONE",
}
registerEnumType(StepStatus, {
  name: "StepStatus",
  description: "Where a step of a run is.",
  valuesConfig: {
    PENDING: { description: "Not begun." },
    RUNNING: { description: "Being done now." },
    WAITING: { description: "Waits for a time or an event." },
    SUCCEEDED: { description: "Done; a replay skips it." },
    FAILED: { description: "Failed for good." },
    SKIPPED: { description: "Was not needed." },
    CANCELLED: { description: "Was stopped." },
    UNDONE: { description: "Was done and has been taken back." },
  },
});
