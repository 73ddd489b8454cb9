import type { ReactNode } from "react";

type PageHeaderProps = { title: ReactNode; about?: ReactNode; children?: ReactNode };

/** The one heading of a page, what it is about, and what can be done on it. */
export function PageHeader({ title, about, children }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>
        {about && <div className="mt-1 max-w-prose text-muted">{about}</div>}
      </div>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </header>
  );
}
