import { registerEnumType } from "type-graphql";

export enum LinkKind {
  DASHBOARD = "DASHBOARD",
  LOGS = "LOGS",
  METRICS = "METRICS",
  ALERTS = "ALERTS",
  RUNBOOK = "RUNBOOK",
  TRACES = "TRACES",
}
registerEnumType(LinkKind, {
  name: "LinkKind",
  description: "What an observability link opens.",
  valuesConfig: {
    DASHBOARD: { description: "The service's dashboard." },
    LOGS: { description: "Its log lines." },
    METRICS: { description: "Its raw metrics." },
    ALERTS: { description: "Its alerts." },
    RUNBOOK: { description: "What to do when an alert fires." },
    TRACES: { description: "Its traces." },
  },
});
