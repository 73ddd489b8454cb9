import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { controlLook } from "../../ui/field.tsx";
import { Icon } from "../../ui/icons.tsx";
import { serviceSigns } from "../../ui/status-badge.tsx";
import { type Filters, orders, statuses } from "./read-filters.ts";

/** Typing rests this many milliseconds before the list follows. */
const rest = 120;

const orderWords = { NAME_ASC: "Name", CREATED_AT_DESC: "Newest first", LAST_DEPLOY_DESC: "Last deploy" };

type FilterBarProps = { filters: Filters; teams: { slug: string; name: string }[]; total: number };

/** Search and filters. They are a form whose answer is an address, so every view can be sent to somebody. */
export function FilterBar({ filters, teams, total }: FilterBarProps) {
  const submit = useSubmit();
  const busy = useNavigation().location?.pathname === "/services";
  const form = useRef<HTMLFormElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const timer = useRef<number>();

  // Going back changes the address under the form; a field that is being typed into is ahead of it.
  useEffect(() => {
    if (search.current && document.activeElement !== search.current) search.current.value = filters.search;
  }, [filters.search]);

  const follow = (pause: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => submit(form.current, { replace: true, preventScrollReset: true }), pause);
  };

  return (
    <Form ref={form} role="search" aria-label="Services" className="mb-3 flex flex-wrap items-center gap-2">
      <div className="relative min-w-48 flex-1 max-sm:basis-full">
        <Icon
          name={busy ? "running" : "search"}
          className={`absolute top-2.5 left-2.5 text-muted ${busy ? "spin" : ""}`}
        />
        <input
          ref={search}
          type="search"
          name="search"
          aria-label="Search by name, description or owner"
          placeholder="Search by name, description or owner"
          defaultValue={filters.search}
          onChange={() => follow(rest)}
          autoComplete="off"
          className={`${controlLook} w-full pl-8`}
        />
      </div>
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

type ChoiceProps = {
  name: string;
  label: string;
  /** What "no filter" is called; none when the choices hold it themselves. */
  all?: string;
  chosen: string;
  choices: [value: string, word: string][];
  onChoose: () => void;
};

function Choice({ name, label, all, chosen, choices, onChoose }: ChoiceProps) {
  return (
    // The key follows the address, so that going back changes what is shown as chosen.
    <select
      key={chosen}
      name={name}
      aria-label={label}
      defaultValue={chosen}
      onChange={onChoose}
      className={`${controlLook} max-sm:flex-1`}
    >
      {all !== undefined && <option value="">{all}</option>}
      {choices.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
}
