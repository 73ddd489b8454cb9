import { registerEnumType } from "type-graphql";

export enum Role {
  VIEWER = "VIEWER",
  DEVELOPER = "DEVELOPER",
  ADMIN = "ADMIN",
}
registerEnumType(Role, {
  name: "Role",
  description: "What a person may do; each role may do all that the one before may.",
  valuesConfig: {
    VIEWER: { description: "Sees everything, changes nothing." },
    DEVELOPER: { description: "Creates and runs the services of the own teams." },
    ADMIN: { description: "Does everything, for every team, and keeps the platform." },
  },
});

export enum TokenScope {
  READ = "READ",
  WRITE = "WRITE",
  DEPLOY = "DEPLOY",
  ADMIN = "ADMIN",
}
registerEnumType(TokenScope, {
  name: "TokenScope",
  description: "What a token may do, never more than its owner may.",
  valuesConfig: {
    READ: { description: "Queries and subscriptions." },
    WRITE: { description: "Creates and changes services." },
    DEPLOY: { description: "Deploys, promotes and rolls back." },
    ADMIN: { description: "Roles, environments, tokens and the audit." },
  },
});

const ORDER = [Role.VIEWER, Role.DEVELOPER, Role.ADMIN];

/** Whether a role reaches at least as far as another. */
export const reaches = (role: Role, needed: Role): boolean => ORDER.indexOf(role) >= ORDER.indexOf(needed);
