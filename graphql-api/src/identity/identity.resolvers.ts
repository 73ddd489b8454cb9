import { ApiTokenResolver } from "./api-token.resolver.ts";
import { AuditResolver } from "./audit.resolver.ts";
import { TeamResolver } from "./team.resolver.ts";
import { UserResolver } from "./user.resolver.ts";

/** Every door of this room. */
export const IDENTITY_RESOLVERS = [UserResolver, TeamResolver, ApiTokenResolver, AuditResolver] as const;
