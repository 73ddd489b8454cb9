import type { EnvironmentsQuery } from "../../gql/generated/graphql.ts";
import { Icon } from "../../ui/icons.tsx";
import type { FormProblem } from "../../ui/problem.ts";
import { EnvironmentForm } from "./environment-form.tsx";

type EnvironmentRowProps = {
  environment: EnvironmentsQuery["environments"][number];
  changes: boolean;
  problems: readonly FormProblem[];
};

/** One environment, and for administrators the form to change it. */
export function EnvironmentRow({ environment, changes, problems }: EnvironmentRowProps) {
  const { rank, name, protected: guarded, baseUrl, ecsCluster, region } = environment;
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="inline-flex size-6 items-center justify-center rounded-full bg-idle-tint text-sm text-muted">
          {rank}
        </span>
        <span className="font-semibold">{name}</span>
        {guarded && (
          <span className="inline-flex items-center gap-1 text-sm text-muted">
            <Icon name="lock" className="size-3.5" />
            protected
          </span>
        )}
        <span className="text-sm text-muted">
          {baseUrl} · {ecsCluster} · {region}
        </span>
      </p>
      {changes && (
        <details open={problems.length > 0} className="mt-1">
          <summary className="inline-flex min-h-7 list-none items-center rounded-md px-2 text-sm text-accent hover:bg-hover">
            Change {name}
          </summary>
          <EnvironmentForm environment={environment} problems={problems} />
        </details>
      )}
    </li>
  );
}
