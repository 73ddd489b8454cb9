import { Form, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import type { ServiceSearchQuery } from "../../gql/generated/graphql.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { deploymentSigns } from "../../ui/deployment-status.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { useTypedForm } from "../../ui/use-typed-form.ts";
import { useLookup } from "../../use-lookup.ts";
import { type Filters, sinces, statuses } from "./read-filters.ts";

/** Typing rests this many milliseconds before names are suggested, and longer before the list follows. */
const rest = { suggest: 120, follow: 350 };

const sinceWords = {
  "1h": "The last hour",
  "24h": "The last 24 hours",
  "7d": "The last 7 days",
  "30d": "The last 30 days",
};

type FilterBarProps = { filters: Filters; environments: { name: string }[]; total: number };

/** Which deployments are shown. The filters are a form whose answer is an address. */
export function FilterBar({ filters, environments, total }: FilterBarProps) {
  const busy = useNavigation().location?.pathname === "/deployments";
  const form = useRef<HTMLFormElement>(null);
  const follow = useTypedForm(form);
  const [typed, setTyped] = useState("");
  const address = typed === "" ? null : `/lookup/services?search=${encodeURIComponent(typed)}`;
  const found = useLookup<{ services: ServiceSearchQuery["services"]["nodes"] }>(address, rest.suggest);

  return (
    <Form ref={form} role="search" aria-label="Deployments" className="mb-3 flex flex-wrap items-center gap-2">
      <SearchBox
        name="service"
        label="Name of a service"
        value={filters.service}
        busy={busy}
        suggestions="service-names"
        onType={(name) => {
          setTyped(name);
          follow(rest.follow);
        }}
      />
      <datalist id="service-names">
        {found?.answer.services.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <Choice
        name="environment"
        label="Environment"
        all="Every environment"
        chosen={filters.environment}
        onChoose={() => follow(0)}
        choices={environments.map(({ name }) => [name, name])}
      />
      <Choice
        name="status"
        label="State"
        all="Every state"
        chosen={filters.status}
        onChoose={() => follow(0)}
        choices={[
          ["UNDERWAY", "On their way"],
          ...statuses.map((status) => [status, deploymentSigns[status].word] as const),
        ]}
      />
      <Choice
        name="since"
        label="Asked for since"
        all="Any time"
        chosen={filters.since}
        onChoose={() => follow(0)}
        choices={sinces.map((since) => [since, sinceWords[since]])}
      />
      <noscript>
        <Button>Apply</Button>
      </noscript>
      <p role="status" className="text-sm text-muted sm:ml-1">
        {total.toLocaleString("en")} {total === 1 ? "deployment" : "deployments"}
      </p>
    </Form>
  );
}
