import { Icon } from "../../ui/icons.tsx";

const stages = ["Golden path", "Answers", "Plan"];

/** Where on the way to a service somebody is; `current` counts from 0. */
export function Stages({ current }: { current: number }) {
  return (
    <ol aria-label="Steps" className="mb-6 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {stages.map((stage, index) => (
        <li
          key={stage}
          aria-current={index === current ? "step" : undefined}
          className="flex items-center gap-2 text-muted aria-[current=step]:font-semibold aria-[current=step]:text-text"
        >
          {index > 0 && <Icon name="chevron" className="text-muted" />}
          {index < current && <Icon name="check" className="text-good" />}
          {index + 1}. {stage}
        </li>
      ))}
    </ol>
  );
}
