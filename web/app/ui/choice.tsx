import { controlLook } from "./field.tsx";

type ChoiceProps = {
  name: string;
  label: string;
  /** What "no filter" is called; none when the choices hold it themselves. */
  all?: string;
  chosen: string;
  choices: readonly (readonly [value: string, word: string])[];
  onChoose: () => void;
};

/** One of the choices above a list, as part of a form whose answer is an address. */
export function Choice({ name, label, all, chosen, choices, onChoose }: ChoiceProps) {
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
