import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root, Subscription } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { ServiceEnvironmentRow } from "../environment/service-environment.type.ts";
import { DateTime } from "../scalars.ts";
import { followLogs } from "./follow-logs.ts";
import { LogLineRow } from "./log-line.type.ts";
import { readLogs } from "./read-logs.ts";

/** What the tasks of a service say in an environment. */
@Resolver(() => ServiceEnvironmentRow)
export class LogsResolver {
  @FieldResolver(() => [LogLineRow], {
    description:
      "The last lines of its tasks, newest last, of the last 14 days. Empty as well where they cannot be read: `logsProblem` says why.",
  })
  logs(
    @Root() { id }: ServiceEnvironmentRow,
    @Arg("last", () => Int, { nullable: true, defaultValue: 200, description: "How many, at most 1000." })
    last: number | null,
    @Ctx() context: SignedIn,
  ) {
    return readLogs(context, id, last ?? 200);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why its lines cannot be read now, in a sentence for people; null when they can.",
  })
  async logsProblem(@Root() { id }: ServiceEnvironmentRow, @Ctx() { loaders }: SignedIn) {
    return (await loaders.lastLines.load({ id, last: 1 })).problem;
  }

  @Subscription(() => LogLineRow, {
    description:
      "Lines as they are written; the last hundred first, or with `since` those written meanwhile. A line that arrives late is told late. While lines cannot be read none come, and they go on where they stopped. Where lines may be missing, one of the platform's own says so (`missingSince`).",
    subscribe: ({ args, context }) => followLogs(context, args.serviceEnvironment, args.since),
  })
  logsFollowed(
    @Root() line: LogLineRow,
    @Arg("serviceEnvironment", () => ID, { description: "The service environment's id." }) _id: string,
    @Arg("since", () => DateTime, {
      nullable: true,
      description:
        "When the newest line was written that is known already, for whoever comes back: at most the newest 1000 since then are told, of 14 days, some known ones among them.",
    })
    _since: Date | null,
  ): LogLineRow {
    return line;
  }
}
