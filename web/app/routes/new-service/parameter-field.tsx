import { SelectField, TextAreaField, TextField } from "../../ui/field.tsx";
import { fieldId } from "../../ui/field-id.ts";
import { PairsField } from "./pairs-field.tsx";
import type { Parameter } from "./read-schema.ts";
import { SwitchField } from "./switch-field.tsx";

type ParameterFieldProps = {
  parameter: Parameter;
  /** The answer so far, in the type of the schema or as it was typed; `undefined` for none. */
  answer: unknown;
  problem: string | undefined;
};

/** The field that fits one question of a golden path. */
export function ParameterField({ parameter, answer, problem }: ParameterFieldProps) {
  const { name, kind, title, hint, required, choices, minimum, maximum, whole } = parameter;
  const shared = { id: fieldId(["parameters", name]), label: title, hint, problem };
  const field = { ...shared, name: `parameters.${name}`, optional: !required && parameter.fallback === undefined };

  if (kind === "switch") return <SwitchField {...shared} name={field.name} on={answer === true} />;
  if (kind === "pairs") return <PairsField {...shared} name={field.name} pairs={asPairs(answer)} />;
  if (kind === "json") return <TextAreaField {...field} className="font-mono" defaultValue={asJson(answer)} />;
  if (kind === "number")
    return (
      <TextField
        {...field}
        type="text"
        inputMode={whole ? "numeric" : "decimal"}
        hint={[hint, rangeOf(minimum, maximum)].filter(Boolean).join(" ")}
        defaultValue={asText(answer)}
        className="max-w-40"
      />
    );
  if (kind === "choice")
    return (
      <SelectField {...field} defaultValue={asText(answer)} className="max-w-40">
        {answer === undefined && <option value="">Choose …</option>}
        {choices.map((choice) => (
          <option key={String(choice)} value={String(choice)}>
            {String(choice)}
          </option>
        ))}
      </SelectField>
    );
  return <TextField {...field} defaultValue={asText(answer)} />;
}

function rangeOf(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}.`;
  if (minimum !== undefined) return `At least ${minimum}.`;
  return maximum === undefined ? "" : `At most ${maximum}.`;
}

const asText = (answer: unknown): string => (answer === undefined || answer === null ? "" : String(answer));
const asJson = (answer: unknown): string =>
  typeof answer === "string" ? answer : (JSON.stringify(answer, null, 2) ?? "");

function asPairs(answer: unknown): [string, string][] {
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).map(([key, value]) => [key, String(value)]);
}
