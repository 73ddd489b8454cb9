import { useLocation, useNavigate, useSubmit } from "@remix-run/react";
import { Command } from "cmdk";
import { useState } from "react";
import type { ServiceSearchQuery } from "../../gql/generated/graphql.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { useLookup } from "../../use-lookup.ts";
import { mayCreate, useViewer } from "../../viewer-context.tsx";
import { rankMatch } from "./rank-match.ts";

/** Typing rests this many milliseconds before services are looked up. */
const rest = 120;

/** As many of the services that were found bring the pages below them along. */
const histories = 3;

type Found = { services: ServiceSearchQuery["services"]["nodes"] };
type PaletteProps = { onClose: () => void; onKeys: () => void };

const group =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted";

const places: { name: string; icon: IconName; path: string; admins?: boolean }[] = [
  { name: "Services", icon: "services", path: "/services" },
  { name: "Deployments", icon: "play", path: "/deployments" },
  { name: "Deployments on their way", icon: "running", path: "/deployments?status=UNDERWAY" },
  { name: "Waiting for approval", icon: "lock", path: "/deployments?status=AWAITING_APPROVAL" },
  { name: "Environments: what runs where", icon: "branch", path: "/environments" },
  { name: "Not yet in the next stage", icon: "branch", path: "/environments?differing=on" },
  { name: "Insights: DORA's four keys", icon: "chart", path: "/insights" },
  { name: "API tokens", icon: "key", path: "/settings/tokens" },
  { name: "Teams and people", icon: "settings", path: "/settings/teams" },
  { name: "Settings of environments", icon: "settings", path: "/settings/environments" },
  { name: "Audit", icon: "logs", path: "/settings/audit", admins: true },
];

const themes: { name: string; icon: IconName; theme: string }[] = [
  { name: "Light theme", icon: "sun", theme: "light" },
  { name: "Dark theme", icon: "moon", theme: "dark" },
  { name: "Theme of the system", icon: "monitor", theme: "system" },
];

/** Reaches every page, service and action by typing a part of its name. */
export function Palette({ onClose, onKeys }: PaletteProps) {
  const [typed, setTyped] = useState("");
  const found = useLookup<Found>(`/lookup/services?search=${encodeURIComponent(typed)}`, rest);
  const navigate = useNavigate();
  const submit = useSubmit();
  const { pathname, search } = useLocation();
  const viewer = useViewer();

  const go = (path: string) => () => {
    onClose();
    navigate(path);
  };
  const paint = (theme: string) => () => {
    onClose();
    submit({ theme, returnTo: pathname + search }, { method: "post", action: "/theme", navigate: false });
  };

  return (
    <Dialog label="Go to a page, a service or an action" onClose={onClose}>
      <Command label="Go to a page, a service or an action" filter={rankMatch} loop>
        <Command.Input
          data-first
          value={typed}
          onValueChange={setTyped}
          placeholder="A page, a service, an action …"
          className="h-12 w-full border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-muted"
        />
        <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
          <Command.Empty className="px-3 py-6 text-center text-muted">Nothing of that name.</Command.Empty>
          <Command.Group heading="Pages" className={group}>
            {places
              .filter(({ admins }) => !admins || viewer.role === "ADMIN")
              .map(({ name, icon, path }) => (
                <Item key={path} icon={icon} onSelect={go(path)}>
                  {name}
                </Item>
              ))}
          </Command.Group>
          <Command.Group heading="Actions" className={group}>
            {mayCreate(viewer) && (
              <Item icon="add" onSelect={go("/services/new")}>
                Create a service
              </Item>
            )}
            {themes.map(({ name, icon, theme }) => (
              <Item key={theme} icon={icon} onSelect={paint(theme)}>
                {name}
              </Item>
            ))}
            <Item icon="settings" onSelect={onKeys}>
              Keyboard
            </Item>
          </Command.Group>
          <Command.Group heading="Services" className={group}>
            {found?.answer.services.map(({ id, name, description }) => (
              // What the server found stays, even where the text matched only an owner.
              <Item key={id} icon="services" onSelect={go(`/services/${name}`)} keywords={[typed, description]}>
                {name}
              </Item>
            ))}
            {typed !== "" &&
              found?.answer.services.slice(0, histories).flatMap(({ id, name, description }) =>
                leavesOf(name).map(({ title, icon, path }) => (
                  <Item key={`${id} ${path}`} icon={icon} onSelect={go(path)} keywords={[typed, description]}>
                    {title}
                  </Item>
                )),
              )}
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** The pages below a service's own that people look for by its name. */
const leavesOf = (service: string): { title: string; icon: IconName; path: string }[] => [
  {
    title: `Deployments of ${service}`,
    icon: "play",
    path: `/deployments?service=${encodeURIComponent(service)}`,
  },
  { title: `Metrics of ${service}`, icon: "chart", path: `/services/${service}/metrics` },
];

type ItemProps = { icon: IconName; onSelect: () => void; keywords?: string[]; children: string };

function Item({ icon, onSelect, keywords = [], children }: ItemProps) {
  return (
    <Command.Item
      value={children}
      keywords={keywords}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-3 data-[selected=true]:bg-accent-tint data-[selected=true]:text-accent"
    >
      <Icon name={icon} />
      {children}
    </Command.Item>
  );
}
