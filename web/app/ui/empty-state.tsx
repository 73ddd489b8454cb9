import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";

type EmptyStateProps = { icon: IconName; title: string; children: ReactNode; action?: ReactNode };

/** What a list says while it holds nothing: what belongs here and the one thing to do. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-14 text-center">
      <Icon name={icon} className="size-8 text-muted" />
      <h2 className="mt-1 text-base font-semibold">{title}</h2>
      <div className="max-w-md text-muted">{children}</div>
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
