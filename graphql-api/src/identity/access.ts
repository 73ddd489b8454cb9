import { Role, TokenScope } from "./role.ts";

/** Who may use a field: the least role, and the scope that a token needs. */
export interface Rule {
  role: Role;
  scope: TokenScope;
}

/** Also those who are not signed in. */
const anyone = (): null => null;
/** Every member, with a token of that scope. */
const signedIn = (scope: keyof typeof TokenScope): Rule => role("VIEWER", scope);
/** Members from that role on, with a token of that scope. */
function role(least: keyof typeof Role, scope: keyof typeof TokenScope): Rule {
  return { role: Role[least], scope: TokenScope[scope] };
}

/**
 * Who may do what: every field of Query, Mutation and Subscription, `null` for those open to anyone. A field without
 * a rule stops the start. Whether something is the caller's own, its use-case decides (`actsFor`).
 */
export const ACCESS: Readonly<Record<string, Rule | null>> = {
  "Query.viewer": anyone(),
  "Query.node": signedIn("READ"),
  "Query.service": signedIn("READ"),
  "Query.services": signedIn("READ"),
  "Query.environments": signedIn("READ"),
  "Query.deployments": signedIn("READ"),
  "Query.templates": signedIn("READ"),
  "Query.template": signedIn("READ"),
  "Query.teams": signedIn("READ"),
  "Query.team": signedIn("READ"),
  "Query.planService": signedIn("READ"),
  "Query.dora": signedIn("READ"),
  "Query.apiTokens": signedIn("READ"),
  "Query.observability": signedIn("READ"),
  "Query.audit": role("ADMIN", "READ"),

  "Mutation.createService": role("DEVELOPER", "WRITE"),
  "Mutation.retryCreation": role("DEVELOPER", "WRITE"),
  "Mutation.undoCreation": role("DEVELOPER", "WRITE"),
  "Mutation.updateService": role("DEVELOPER", "WRITE"),
  "Mutation.archiveService": role("DEVELOPER", "WRITE"),
  "Mutation.deploy": role("DEVELOPER", "DEPLOY"),
  "Mutation.promote": role("DEVELOPER", "DEPLOY"),
  "Mutation.rollback": role("DEVELOPER", "DEPLOY"),
  "Mutation.cancelDeployment": role("DEVELOPER", "DEPLOY"),
  "Mutation.approveDeployment": role("DEVELOPER", "DEPLOY"),
  "Mutation.rejectDeployment": role("DEVELOPER", "DEPLOY"),
  "Mutation.saveEnvironment": role("ADMIN", "ADMIN"),
  "Mutation.setUserRole": role("ADMIN", "ADMIN"),
  "Mutation.createApiToken": signedIn("ADMIN"),
  "Mutation.revokeApiToken": signedIn("ADMIN"),

  "Subscription.serviceChanged": signedIn("READ"),
  "Subscription.runChanged": signedIn("READ"),
  "Subscription.deploymentChanged": signedIn("READ"),
  "Subscription.logsFollowed": signedIn("READ"),
};
