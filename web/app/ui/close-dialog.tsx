import type { MouseEvent, ReactNode } from "react";
import { ButtonLink } from "./button.tsx";

type CloseDialogProps = { below: string; children: ReactNode; look?: "plain" | "quiet"; className?: string };

/** Leads from a dialog to the page below it. */
export function CloseDialog({ below, children, look = "plain", className = "" }: CloseDialogProps) {
  // Closed by the browser, a dialog gives the focus back; it then leads to the page below by itself.
  const close = (event: MouseEvent) => {
    const dialog = event.currentTarget.closest("dialog");
    if (!dialog) return;
    event.preventDefault();
    dialog.close();
  };
  return (
    <ButtonLink to={below} preventScrollReset look={look} className={className} onClick={close}>
      {children}
    </ButtonLink>
  );
}
