import { Field, Float, Int, ObjectType } from "type-graphql";
import { EnvironmentRow } from "../environment/environment.type.ts";

@ObjectType("Dora", {
  simpleResolvers: true,
  description:
    "DORA's four keys over a window of days that ends now, counted in production: the last protected stage, or the last stage where none is protected. Null where there is nothing to measure.",
})
export class DoraRow {
  /** Not told: leads to the window before. */
  subject!: DoraSubject;
  /** Not told: how many windows ago; 0 ends now. */
  windowsAgo!: number;

  @Field(() => Int, { description: "How long the window is." })
  days!: number;
  @Field(() => EnvironmentRow, {
    nullable: true,
    description: "The stage that counts as production; null where there is no stage.",
  })
  environment!: EnvironmentRow | null;
  @Field(() => Float, { description: "Deployment frequency: `deployments` divided by `days`." })
  deploymentsPerDay!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      "Lead time for changes: the median time from a commit to the end of the deployment that first brought its release to production. Releases whose commit's time is not known are left out.",
  })
  leadTimeSeconds!: number | null;
  @Field(() => Float, { nullable: true, description: "Change failure rate, 0 to 1: `failures` divided by `changes`." })
  changeFailureRate!: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      "Time to restore: the median time from a failure to the next success at the same place, of those that ended in the window. What is still broken is left out.",
  })
  timeToRestoreSeconds!: number | null;
  @Field(() => Int, { description: "Changes that succeeded." })
  deployments!: number;
  @Field(() => Int, {
    description: "Deployments to production that succeeded or failed, without rollbacks.",
  })
  changes!: number;
  @Field(() => Int, { description: "Changes that failed, or that a rollback replaced; each counts once." })
  failures!: number;
  @Field(() => Int, { description: "How many failures ended; `timeToRestoreSeconds` is their median." })
  restorations!: number;
}

/** Whose keys: one service's (`name` is its public id), a team's (its slug), or everybody's. */
export interface DoraSubject {
  of: "SERVICE" | "TEAM" | "ALL";
  name: string;
}

const EVERYBODY: DoraSubject = { of: "ALL", name: "all" };

/** The team's of that slug; everybody's where none is given. */
export const ownedBy = (team?: string | null): DoraSubject => (team == null ? EVERYBODY : { of: "TEAM", name: team });
