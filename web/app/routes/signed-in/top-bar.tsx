import { Link, NavLink } from "@remix-run/react";
import { Icon } from "../../ui/icons.tsx";
import { ConnectionNotice } from "./connection-notice.tsx";
import { PaletteButton } from "./palette-button.tsx";
import { UserMenu } from "./user-menu.tsx";

const link =
  "inline-flex h-8 items-center rounded-md px-2.5 font-medium max-sm:px-1 max-sm:text-sm text-muted hover:bg-hover hover:text-text aria-[current=page]:bg-hover aria-[current=page]:text-text";

/** The bar above every page: where to go, the state of the connection, who is signed in. */
export function TopBar() {
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-surface">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-30 focus:rounded-md focus:bg-raised focus:px-3 focus:py-1.5"
      >
        Skip to content
      </a>
      <div className="mx-auto flex min-h-12 max-w-[88rem] items-center gap-x-1 px-4 max-sm:flex-wrap sm:gap-x-2 sm:px-6">
        <Link to="/services" className="mr-1 inline-flex h-8 items-center gap-2 rounded-md font-semibold sm:mr-3">
          <Icon name="waymark" className="size-5 text-accent" />
          <span className="max-sm:sr-only">Waymark</span>
        </Link>
        <nav
          aria-label="Main"
          className="flex gap-0.5 max-sm:order-last max-sm:-mx-2 max-sm:w-[calc(100%+1rem)] max-sm:flex-wrap max-sm:pb-2"
        >
          <NavLink to="/services" className={link}>
            Services
          </NavLink>
          <NavLink to="/deployments" className={link}>
            Deployments
          </NavLink>
          <NavLink to="/environments" className={link}>
            Environments
          </NavLink>
          <NavLink to="/insights" className={link}>
            Insights
          </NavLink>
          <NavLink to="/settings" className={link}>
            Settings
          </NavLink>
        </nav>
        <div className="ml-auto flex h-12 items-center gap-1.5">
          <ConnectionNotice />
          <PaletteButton />
          <UserMenu />
        </div>
      </div>
    </header>
  );
}
