import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";

export type Tone = "good" | "busy" | "warn" | "bad" | "idle";

const tones: Record<Tone, string> = {
  good: "bg-good-tint text-good",
  busy: "bg-busy-tint text-busy",
  warn: "bg-warn-tint text-warn",
  bad: "bg-bad-tint text-bad",
  idle: "bg-idle-tint text-muted",
};

type BadgeProps = { tone: Tone; icon: IconName; moving?: boolean; children: ReactNode };

/** A state as colour, icon and word together, so that none of them carries it alone. */
export function Badge({ tone, icon, moving = false, children }: BadgeProps) {
  return (
    <span
      className={`inline-flex h-6 items-center gap-1 whitespace-nowrap rounded-full pr-2 pl-1.5 text-xs font-medium ${tones[tone]}`}
    >
      <Icon name={icon} className={`size-3.5 ${moving ? "spin" : ""}`} />
      {children}
    </span>
  );
}
