import type { ShownDora } from "./describe-dora.ts";
import { DoraKeys } from "./dora-keys.tsx";
import { Panel } from "./panel.tsx";

type DoraPanelProps = { title: string; dora: ShownDora; className?: string };

/** Whose keys they are, and the keys; or what to do where production has seen nothing in either window. */
export function DoraPanel({ title, dora, className = "" }: DoraPanelProps) {
  const { days, environment, changes, previous } = dora;
  const isEmpty = changes === 0 && (previous?.changes ?? 0) === 0;
  return (
    <Panel title={title} className={className}>
      {isEmpty ? (
        <p className="p-4 text-muted">
          Nothing was deployed to {environment?.name ?? "production"} in the last {days * 2} days. DORA’s four keys are
          counted there, from the first deployment on.
        </p>
      ) : (
        <DoraKeys dora={dora} />
      )}
    </Panel>
  );
}
