import { useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";

/** Where pages appear. After a move to another page it takes the focus, so that screen readers follow. */
export function MainContent({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);

  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <main ref={main} id="content" tabIndex={-1} className="mx-auto w-full max-w-[88rem] px-4 py-6 sm:px-6">
      {children}
    </main>
  );
}
