import type { ReactNode } from "react";

/** A bordered part of a page; with a title it is a section that screen readers list. */
export function Panel({
  title,
  children,
  className = "",
}: {
  title?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const frame = `rounded-lg border border-line bg-surface ${className}`;
  if (!title) return <div className={frame}>{children}</div>;
  return (
    <section className={frame}>
      <h2 className="border-b border-line px-4 py-2.5 font-semibold">{title}</h2>
      {children}
    </section>
  );
}
