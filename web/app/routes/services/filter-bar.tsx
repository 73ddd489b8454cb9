import { Form, useNavigation } from "@remix-run/react";
import { useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { serviceSigns } from "../../ui/status-badge.tsx";
import { useTypedForm } from "../../ui/use-typed-form.ts";
import { type Filters, orders, statuses } from "./read-filters.ts";

/** Typing rests this many milliseconds before the list follows. */
const rest = 120;

const orderWords = { NAME_ASC: "Name", CREATED_AT_DESC: "Newest first", LAST_DEPLOY_DESC: "Last deploy" };

type FilterBarProps = { filters: Filters; teams: { slug: string; name: string }[]; total: number };

/** Search and filters. They are a form whose answer is an address, so every view can be sent to somebody. */
export function FilterBar({ filters, teams, total }: FilterBarProps) {
  const busy = useNavigation().location?.pathname === "/services";
  const form = useRef<HTMLFormElement>(null);
  const follow = useTypedForm(form);

  return (
    <Form ref={form} role="search" aria-label="Services" className="mb-3 flex flex-wrap items-center gap-2">
      <SearchBox
        name="search"
        label="Search by name, description or owner"
        value={filters.search}
        busy={busy}
        onType={() => follow(rest)}
      />
      <Choice
        name="owner"
        label="Owner"
        all="Every owner"
        chosen={filters.owner}
        onChoose={() => follow(0)}
        choices={teams.map(({ slug, name }) => [slug, name])}
      />
      <Choice
        name="status"
        label="State"
        all="Every state"
        chosen={filters.status}
        onChoose={() => follow(0)}
        choices={statuses.map((status) => [status, serviceSigns[status].word])}
      />
      <Choice
        name="order"
        label="Order"
        chosen={filters.order}
        onChoose={() => follow(0)}
        choices={orders.map((order) => [order === "NAME_ASC" ? "" : order, orderWords[order]])}
      />
      <noscript>
        <Button>Apply</Button>
      </noscript>
      <p role="status" className="text-sm text-muted sm:ml-1">
        {total.toLocaleString("en")} {total === 1 ? "service" : "services"}
      </p>
    </Form>
  );
}
