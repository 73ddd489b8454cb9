import { Form, useNavigation } from "@remix-run/react";
import { useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { useTypedForm } from "../../ui/use-typed-form.ts";
import type { Filters } from "./read-filters.ts";

/** Typing rests this many milliseconds before the matrix follows. */
const rest = 200;

/** Which services are compared. The filters are a form whose answer is an address. */
export function FilterBar({ filters, shown, total }: { filters: Filters; shown: number; total: number }) {
  const busy = useNavigation().location?.pathname === "/environments";
  const form = useRef<HTMLFormElement>(null);
  const follow = useTypedForm(form);

  return (
    <Form ref={form} role="search" aria-label="Services" className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <SearchBox
        name="search"
        label="Search by name, description or owner"
        value={filters.search}
        busy={busy}
        onType={() => follow(rest)}
      />
      <label className="inline-flex min-h-8 items-center gap-2">
        <input
          key={String(filters.differing)}
          type="checkbox"
          name="differing"
          value="on"
          defaultChecked={filters.differing}
          onChange={() => follow(0)}
          className="size-4 accent-accent-fill"
        />
        Only with differences
      </label>
      <noscript>
        <Button>Apply</Button>
      </noscript>
      <p role="status" className="text-sm text-muted">
        {filters.differing && `${shown} on this page, of `}
        {total.toLocaleString("en")} {total === 1 ? "service" : "services"}
      </p>
    </Form>
  );
}
