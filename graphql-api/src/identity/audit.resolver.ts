import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { AuditConnection, AuditEntryType } from "./audit-entry.type.ts";
import { readAudit } from "./read-audit.ts";

const first = { nullable: true, defaultValue: 50, description: "How many, up to 100." };
const after = { nullable: true, description: "The cursor to go on from." };
const subject = { nullable: true, description: "Only what was about this service's name, login or token's name." };

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @Query(() => AuditConnection, { description: "Who did what, newest first. For an ADMIN." })
  audit(
    @Arg("first", () => Int, first) count: number | null,
    @Arg("after", () => String, after) place: string | null | undefined,
    @Arg("subject", () => String, subject) about: string | null | undefined,
    @Ctx() ctx: Context,
  ) {
    return readAudit(ctx, { first: count, after: place, subject: about });
  }
}
