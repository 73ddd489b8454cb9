import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";

/** A link that leaves the portal, in a tab of its own. */
export function ExternalLink({
  href,
  children,
  className = "",
}: {
  href: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className={`inline-flex min-h-6 items-center gap-1 text-accent underline-offset-2 hover:underline ${className}`}
    >
      {children}
      <Icon name="open" className="size-3.5" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}
