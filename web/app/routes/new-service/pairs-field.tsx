import { useEffect, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { controlLook, FieldNotes } from "../../ui/field.tsx";
import { Icon } from "../../ui/icons.tsx";

type PairsFieldProps = {
  id: string;
  name: string;
  label: string;
  hint: string;
  problem: string | undefined;
  pairs: [key: string, value: string][];
};

/** Empty rows that stand ready, also where no script can add one. */
const spare = 2;

/** Names with values, one row each. Rows left empty do not count, so emptying one removes it. */
export function PairsField({ id, name, label, hint, problem, pairs }: PairsFieldProps) {
  const [rows, setRows] = useState(pairs.length + spare);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);

  return (
    <fieldset aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="mb-1 font-medium">
        {label} <span className="font-normal text-muted">(optional)</span>
      </legend>
      <div className="flex flex-col gap-2">
        {Array.from({ length: rows }, (_, index) => {
          const [key, value] = pairs[index] ?? ["", ""];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; rows are only ever added at the end
            <div key={index} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-2">
              <input
                id={index === 0 ? id : undefined}
                name={`${name}.key`}
                defaultValue={key}
                aria-label={`${label}: name ${index + 1}`}
                aria-invalid={index === 0 && problem ? true : undefined}
                aria-describedby={index === 0 && problem ? `${id}-problem` : undefined}
                placeholder="NAME"
                autoComplete="off"
                spellCheck={false}
                className={`${controlLook} font-mono`}
              />
              <input
                name={`${name}.value`}
                defaultValue={value}
                aria-label={`${label}: value ${index + 1}`}
                placeholder="value"
                autoComplete="off"
                spellCheck={false}
                className={`${controlLook} font-mono`}
              />
            </div>
          );
        })}
      </div>
      {scripted && (
        <Button type="button" look="quiet" className="mt-1.5" onClick={() => setRows(rows + 1)}>
          <Icon name="add" />
          Add a row
        </Button>
      )}
      <FieldNotes id={id} hint={hint} problem={problem} />
    </fieldset>
  );
}
