import { useEffect, useRef } from "react";
import { controlLook } from "./field.tsx";
import { Icon } from "./icons.tsx";

type SearchBoxProps = {
  name: string;
  label: string;
  /** What the address says. */
  value: string;
  /** Is the list on its way? */
  busy: boolean;
  onType: (typed: string) => void;
  /** The id of a datalist with suggestions. */
  suggestions?: string;
};

/** The field above a list that narrows it down while somebody types. */
export function SearchBox({ name, label, value, busy, onType, suggestions }: SearchBoxProps) {
  const field = useRef<HTMLInputElement>(null);

  // Going back changes the address under the form; a field that is being typed into is ahead of it.
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = value;
  }, [value]);

  return (
    <div className="relative min-w-48 flex-1 max-sm:basis-full">
      <Icon
        name={busy ? "running" : "search"}
        className={`absolute top-2.5 left-2.5 text-muted ${busy ? "spin" : ""}`}
      />
      <input
        ref={field}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        onChange={(event) => onType(event.target.value)}
        autoComplete="off"
        list={suggestions}
        className={`${controlLook} w-full pl-8`}
      />
    </div>
  );
}
