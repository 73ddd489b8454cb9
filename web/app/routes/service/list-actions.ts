import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import type { IconName } from "../../ui/icons.tsx";

export type Action = {
  verb: string;
  /** What the button adds for those who hear it without its card; "" when the verb says it. */
  whereto: string;
  icon: IconName;
  /** The address of its dialog. */
  path: string;
  primary: boolean;
  /** The sentence why it cannot be done now. The first one says most: who may not, need not know what else is missing. */
  refusal: string | null;
};

type Place = Pick<
  EnvironmentCardFragment,
  "environment" | "pendingCommits" | "deployBlockers" | "promotionBlockers" | "rollbackBlockers"
> & { service: string; isFirst: boolean };

/** What people do in an environment: bring something new, and go back. */
export function listActions({
  service,
  environment: { name },
  isFirst,
  pendingCommits,
  ...blockers
}: Place): [Action, Action] {
  const address = (path: string) => `/services/${service}/${path}/${name}`;
  const refusal = (found: readonly { message: string }[]) => found[0]?.message ?? null;

  const deploy: Action = {
    verb: "Deploy",
    whereto: `to ${name}`,
    icon: "play",
    path: address("deploy"),
    primary: true,
    refusal: refusal(blockers.deployBlockers),
  };
  const promote: Action = {
    verb: `Promote to ${name}`,
    whereto: "",
    icon: "arrow",
    path: address("promote"),
    // Only older releases can be left to promote: possible, but not what to do next.
    primary: pendingCommits !== null,
    refusal: refusal(blockers.promotionBlockers),
  };
  const back: Action = {
    verb: "Roll back",
    whereto: name,
    icon: "undo",
    path: address("rollback"),
    primary: false,
    refusal: refusal(blockers.rollbackBlockers),
  };
  return [isFirst ? deploy : promote, back];
}
