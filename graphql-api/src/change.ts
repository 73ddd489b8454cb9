import { registerEnumType } from "type-graphql";

export enum Change {
  CURRENT = "CURRENT",
  CREATED = "CREATED",
  UPDATED = "UPDATED",
  DELETED = "DELETED",
}
registerEnumType(Change, {
  name: "Change",
  description: "Why something is told by a subscription.",
  valuesConfig: {
    CURRENT: { description: "How it is now, told first to whoever begins to follow it." },
    CREATED: { description: "It is new." },
    UPDATED: { description: "Something about it is different." },
    DELETED: { description: "It is gone." },
  },
});
