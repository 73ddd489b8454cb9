import type { MouseEvent, ReactNode } from "react";

type JumpLinkProps = { to: string; children: ReactNode; className?: string };

/**
 * Leads to a part of this page and opens or focuses it. A plain link to a fragment would count as a navigation and
 * throw away what a form's answer has put on the page; without scripts it is just that link.
 */
export function JumpLink({ to, children, className = "underline underline-offset-2" }: JumpLinkProps) {
  const jump = (event: MouseEvent) => {
    const target = document.getElementById(to);
    if (!target) return;
    event.preventDefault();
    const drawer = target.closest("details");
    if (drawer) drawer.open = true;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  };
  return (
    <a href={`#${to}`} onClick={jump} className={className}>
      {children}
    </a>
  );
}
