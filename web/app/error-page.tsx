import { useLocation, useRouteError } from "@remix-run/react";
import { describeFailure } from "./describe-failure.ts";
import { Button, ButtonLink } from "./ui/button.tsx";
import { Icon, type IconName } from "./ui/icons.tsx";

const icons: Record<number, IconName> = { 401: "lock", 403: "lock" };

/** An error as a page: what happened, what to quote, and a way on. */
export function ErrorPage() {
  const { status, title, message, id } = describeFailure(useRouteError());
  const { pathname, search } = useLocation();
  const worthTrying = status >= 500;

  return (
    <div className="flex flex-col items-start gap-3">
      <Icon name={worthTrying ? "alert" : (icons[status] ?? "search")} className="size-8 text-muted" />
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      <p className="max-w-prose text-muted">{message}</p>
      {worthTrying && id && (
        <p className="text-sm text-muted">
          When you ask for help, quote <code className="rounded bg-sunken px-1.5 py-0.5 font-mono text-text">{id}</code>
        </p>
      )}
      <div className="mt-2 flex gap-2">
        {worthTrying && (
          <form action={pathname}>
            {[...new URLSearchParams(search)].map(([name, value]) => (
              <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
            ))}
            <Button look="primary">Try again</Button>
          </form>
        )}
        <ButtonLink to="/services" look={worthTrying ? "plain" : "primary"} reloadDocument>
          Go to services
        </ButtonLink>
      </div>
    </div>
  );
}
