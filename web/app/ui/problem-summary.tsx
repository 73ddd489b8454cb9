import { useEffect, useRef } from "react";
import { fieldId } from "./field-id.ts";
import { JumpLink } from "./jump-link.tsx";
import type { FormProblem } from "./problem.ts";

type ProblemSummaryProps = {
  problems: readonly FormProblem[];
  /** The paths that have a field in this form; a problem elsewhere is told without a link. */
  paths: readonly (readonly string[])[];
};

/** Everything that keeps a form from being accepted. It takes the focus when it appears. */
export function ProblemSummary({ problems, paths }: ProblemSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);

  if (problems.length === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="mb-5 rounded-lg border border-bad/40 bg-bad-tint px-4 py-3 text-bad"
    >
      <h2 className="font-semibold">
        {problems.length === 1 ? "One thing to mend" : `${problems.length} things to mend`}
      </h2>
      <ul className="mt-1 list-disc pl-5">
        {problems.map(({ field, message }) => {
          const target = paths.find((path) => field && path.every((part, index) => field[index] === part));
          return (
            <li key={`${field?.join(".")} ${message}`}>
              {target ? <JumpLink to={fieldId(target)}>{message}</JumpLink> : message}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
