import type { ReactNode } from "react";

type PopoverButtonProps = { opens: string; label: string; children: ReactNode; className?: string };

/** Opens a popover of the same page. The browser does it, so it needs no script. */
export function PopoverButton({ opens, label, children, className = "" }: PopoverButtonProps) {
  // React 18 does not know the attribute by name and passes it on as it is written.
  return (
    <button
      type="button"
      {...{ popovertarget: opens }}
      className={`inline-flex items-center justify-center hover:bg-hover ${className}`}
    >
      {children}
      <span className="sr-only">{label}</span>
    </button>
  );
}

/** A box below the top bar's right end; Escape or a click elsewhere closes it. */
export function Popover({ id, children, className = "" }: { id: string; children: ReactNode; className?: string }) {
  return (
    <div
      id={id}
      {...{ popover: "auto" }}
      className={`fixed inset-auto top-12 right-4 mt-1 rounded-lg border border-line bg-raised text-text shadow-lg shadow-(color:--shadow) ${className}`}
    >
      {children}
    </div>
  );
}
