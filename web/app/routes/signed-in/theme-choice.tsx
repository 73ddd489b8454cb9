import { useFetcher, useLocation, useRouteLoaderData } from "@remix-run/react";
import type { Theme } from "../../read-theme.ts";
import { Icon, type IconName } from "../../ui/icons.tsx";

const choices: [Theme, string, IconName][] = [
  ["light", "Light", "sun"],
  ["dark", "Dark", "moon"],
  ["system", "System", "monitor"],
];

/** Light, dark, or what the system says. The server paints the choice, so no page flashes. */
export function ThemeChoice() {
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  const theme = useRouteLoaderData<{ theme: Theme }>("root")?.theme ?? "system";

  return (
    <fetcher.Form method="post" action="/theme" className="px-1">
      <input type="hidden" name="returnTo" value={pathname + search} />
      <fieldset className="grid grid-cols-3 gap-1">
        <legend className="px-1.5 pb-1 text-sm text-muted">Theme</legend>
        {choices.map(([value, word, icon]) => (
          <button
            key={value}
            type="submit"
            name="theme"
            value={value}
            aria-pressed={theme === value}
            className="flex flex-col items-center gap-1 rounded-md border border-transparent py-1.5 text-xs hover:bg-hover aria-pressed:border-accent aria-pressed:text-accent"
          >
            <Icon name={icon} />
            {word}
          </button>
        ))}
      </fieldset>
    </fetcher.Form>
  );
}
