import { useState } from "react";
import { controlLook, describe, Field } from "../../ui/field.tsx";
import { fieldId } from "../../ui/field-id.ts";
import { Icon } from "../../ui/icons.tsx";
import { useNameCheck } from "./use-name-check.ts";

type NameFieldProps = { template: string; initial: string; problem: string | undefined };

const id = fieldId(["name"]);
const hint =
  "3 to 40 lower-case letters, digits and single hyphens. It names the repository and the address, for good.";

/** The name, judged by the platform while it is typed. */
export function NameField({ template, initial, problem }: NameFieldProps) {
  const [name, setName] = useState(initial);
  const check = useNameCheck(name, template);

  // A submitted form's verdict stands until the name is another one.
  const shown = name === initial ? problem : check.problem;
  return (
    <Field id={id} label="Name" hint={hint} problem={shown}>
      <input
        name="name"
        defaultValue={initial}
        onChange={(event) => setName(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...describe({ id, hint, problem: shown })}
        className={`${controlLook} w-full font-mono`}
      />
      <p role="status" className="text-sm text-good empty:hidden">
        {check.free && !shown && (
          <span className="mt-1 flex items-center gap-1">
            <Icon name="check" />
            {name} is free
          </span>
        )}
      </p>
    </Field>
  );
}
