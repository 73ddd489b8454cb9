import { NavLink, Outlet } from "@remix-run/react";
import { PageHeader } from "../../ui/page-header.tsx";
import { useViewer } from "../../viewer-context.tsx";

const link =
  "flex h-8 items-center rounded-md px-2.5 text-muted hover:bg-hover hover:text-text aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-text";

/** The frame of all settings. */
export default function Settings() {
  const { role } = useViewer();
  return (
    <>
      <PageHeader title="Settings" />
      <div className="grid items-start gap-x-8 gap-y-5 md:grid-cols-[11rem_minmax(0,1fr)]">
        <nav aria-label="Settings" className="flex flex-wrap gap-0.5 md:flex-col">
          <NavLink to="tokens" className={link}>
            API tokens
          </NavLink>
          <NavLink to="teams" className={link}>
            Teams and people
          </NavLink>
          <NavLink to="environments" className={link}>
            Environments
          </NavLink>
          {role === "ADMIN" && (
            <NavLink to="audit" className={link}>
              Audit
            </NavLink>
          )}
        </nav>
        <div className="min-w-0">
          <Outlet />
        </div>
      </div>
    </>
  );
}
