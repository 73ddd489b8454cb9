import { Link } from "@remix-run/react";
import type { GoldenPathsQuery } from "../../gql/generated/graphql.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Panel } from "../../ui/panel.tsx";

/** The golden paths as cards. */
export function GoldenPaths({ templates }: { templates: GoldenPathsQuery["templates"] }) {
  if (templates.length === 0)
    return (
      <Panel>
        <EmptyState icon="file" title="No golden path yet">
          Services are born from the folders of <code className="font-mono">service-templates</code>. The platform has
          found none.
        </EmptyState>
      </Panel>
    );
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {templates.map(({ name, title, description, runtime, version }) => (
        <li
          key={name}
          className="relative flex flex-col rounded-lg border border-line bg-surface p-4 focus-within:border-accent hover:border-accent"
        >
          <h2 className="font-semibold">
            <Link
              to={`?template=${encodeURIComponent(name)}`}
              className="after:absolute after:inset-0 after:rounded-lg"
            >
              {title}
            </Link>
          </h2>
          <p className="mt-1 flex-1 text-muted">{description}</p>
          <p className="mt-3 flex items-center gap-3 text-sm text-muted">
            <span>{runtime}</span>
            <span>version {version}</span>
            <Icon name="arrow" className="ml-auto text-accent" />
          </p>
        </li>
      ))}
    </ul>
  );
}
