import { useNavigate } from "@remix-run/react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { CloseDialog } from "./close-dialog.tsx";
import { Icon } from "./icons.tsx";

type PageDialogProps = {
  title: string;
  /** The page below, which closing leads back to. */
  below: string;
  children: ReactNode;
};

/**
 * A dialog that has an address of its own: it can be linked to, and the browser's back button closes it. Without
 * scripts it stands open over the page below. What is marked `data-first` has the focus first.
 */
export function PageDialog({ title, below, children }: PageDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const navigate = useNavigate();

  useEffect(() => {
    const shown = dialog.current;
    if (!shown || shown.matches(":modal")) return;
    // The server has opened it as far as it can; only a closed one can become modal, and `close()` would lead away.
    shown.removeAttribute("open");
    shown.showModal();
    shown.querySelector<HTMLElement>("[data-first]")?.focus();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; Escape does the same by itself
    <dialog
      ref={dialog}
      open
      aria-labelledby={heading}
      onClose={() => navigate(below, { preventScrollReset: true })}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      className="fixed inset-x-0 top-0 z-40 mx-auto mt-[6vh] max-h-[88vh] w-[min(40rem,calc(100vw-2rem))] overflow-y-auto rounded-xl border border-line bg-raised p-0 text-text shadow-2xl shadow-(color:--shadow) backdrop:bg-(--backdrop) [&:not(:modal)]:shadow-[0_0_0_100vmax_var(--backdrop)]"
    >
      <div className="flex items-center gap-4 px-5 pt-3.5">
        <h2 id={heading} className="min-w-0 flex-1 text-base font-semibold break-words">
          {title}
        </h2>
        <CloseDialog below={below} look="quiet" className="-mr-2 w-8 px-0">
          <Icon name="cross" />
          <span className="sr-only">Close</span>
        </CloseDialog>
      </div>
      <div className="px-5 pt-3 pb-5">{children}</div>
    </dialog>
  );
}
