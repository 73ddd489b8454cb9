import { describe, FieldNotes } from "../../ui/field.tsx";

type SwitchFieldProps = {
  id: string;
  name: string;
  label: string;
  hint: string;
  problem: string | undefined;
  on: boolean;
};

/** A yes or no. */
export function SwitchField({ id, name, label, hint, problem, on }: SwitchFieldProps) {
  return (
    <div>
      <label className="flex min-h-6 items-center gap-2 font-medium">
        <input
          type="checkbox"
          name={name}
          value="true"
          defaultChecked={on}
          {...describe({ id, hint, problem })}
          className="size-4 accent-accent-fill"
        />
        {label}
      </label>
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}
