import { type ReactNode, useEffect, useRef } from "react";

type DialogProps = { label: string; onClose: () => void; children: ReactNode; className?: string };

/** A dialog over the page. The browser keeps the focus inside, closes it on Escape and gives the focus back. What is marked
 * `data-first` has it first. */
export function Dialog({ label, onClose, children, className = "" }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => shown?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; Escape does the same by itself
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      className={`mx-auto mt-[12vh] w-[min(36rem,calc(100vw-2rem))] rounded-xl border border-line bg-raised p-0 text-text shadow-2xl shadow-(color:--shadow) backdrop:bg-(--backdrop) ${className}`}
    >
      {children}
    </dialog>
  );
}
