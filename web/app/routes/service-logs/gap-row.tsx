import { Icon } from "../../ui/icons.tsx";
import { tellGap } from "./tell-gap.ts";

type GapRowProps = { line: { at: string; message: string }; since: string; zone: string | undefined };

/** Where the platform could not tell all lines. */
export function GapRow({ line, since, zone }: GapRowProps) {
  return (
    <li data-gap className="flex items-center gap-2 bg-warn-tint px-3 font-sans text-sm text-warn" title={line.message}>
      <Icon name="alert" className="size-3.5 shrink-0" />
      {tellGap({ from: since, to: line.at, zone })}
    </li>
  );
}
