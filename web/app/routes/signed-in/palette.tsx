import { useFetcher, useLocation, useNavigate, useSubmit } from "@remix-run/react";
import { Command } from "cmdk";
import { useEffect, useState } from "react";
import type { ServiceSearchQuery } from "../../gql/generated/graphql.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { mayCreate, useViewer } from "../../viewer-context.tsx";

type PaletteProps = { onClose: () => void; onKeys: () => void };

const group =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted";

/** Reaches every page, service and action by typing a part of its name. */
export function Palette({ onClose, onKeys }: PaletteProps) {
  const [typed, setTyped] = useState("");
  const { load, data } = useFetcher<{ services: ServiceSearchQuery["services"]["nodes"] }>();
  const navigate = useNavigate();
  const submit = useSubmit();
  const { pathname, search } = useLocation();
  const creates = mayCreate(useViewer());

  useEffect(() => {
    const timer = setTimeout(() => load(`/lookup/services?search=${encodeURIComponent(typed)}`), 120);
    return () => clearTimeout(timer);
  }, [typed, load]);

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
      <Command label="Go to a page, a service or an action" loop>
        <Command.Input
          autoFocus
          value={typed}
          onValueChange={setTyped}
          placeholder="A page, a service, an action …"
          className="h-12 w-full border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-muted"
        />
        <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
          <Command.Empty className="px-3 py-6 text-center text-muted">Nothing of that name.</Command.Empty>
          <Command.Group heading="Pages" className={group}>
            <Item icon="services" onSelect={go("/services")}>
              Services
            </Item>
            <Item icon="key" onSelect={go("/settings/tokens")}>
              API tokens
            </Item>
            <Item icon="settings" onSelect={go("/settings/teams")}>
              Teams and people
            </Item>
            <Item icon="branch" onSelect={go("/settings/environments")}>
              Environments
            </Item>
            <Item icon="logs" onSelect={go("/settings/audit")}>
              Audit
            </Item>
          </Command.Group>
          <Command.Group heading="Actions" className={group}>
            {creates && (
              <Item icon="add" onSelect={go("/services/new")}>
                Create a service
              </Item>
            )}
            <Item icon="sun" onSelect={paint("light")}>
              Light theme
            </Item>
            <Item icon="moon" onSelect={paint("dark")}>
              Dark theme
            </Item>
            <Item icon="monitor" onSelect={paint("system")}>
              Theme of the system
            </Item>
            <Item icon="settings" onSelect={onKeys}>
              Keyboard
            </Item>
          </Command.Group>
          <Command.Group heading="Services" className={group}>
            {data?.services.map(({ id, name, description }) => (
              // What the server found stays, even where the text matched only an owner.
              <Item key={id} icon="services" onSelect={go(`/services/${name}`)} keywords={[typed, description]}>
                {name}
              </Item>
            ))}
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}

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
