import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { Icon } from "./icons.tsx";

const look =
  "rounded-md border border-control-line bg-surface px-2.5 text-text placeholder:text-muted aria-invalid:border-bad";
const control = `${look} w-full`;

type FrameProps = { id: string; label: string; hint?: ReactNode; problem?: string | undefined; optional?: boolean };

/** What ties a control to its hint and its problem. Spread it on the control. */
export function describe({ id, hint, problem }: Pick<FrameProps, "id" | "hint" | "problem">) {
  const ids = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return { id, "aria-invalid": problem ? true : undefined, "aria-describedby": ids || undefined };
}

/** Label above, hint and problem below, for any control. */
export function Field({ id, label, hint, problem, optional = false, children }: FrameProps & { children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label} {optional && <span className="font-normal text-muted">(optional)</span>}
      </label>
      {children}
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}

/** The hint and the problem of a field, under the ids that `describe` refers to. */
export function FieldNotes({ id, hint, problem }: Pick<FrameProps, "id" | "hint" | "problem">) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="mt-1 flex items-start gap-1 text-sm text-bad">
          <Icon name="alert" className="mt-0.5" />
          {problem}
        </p>
      )}
    </>
  );
}

type TextFieldProps = FrameProps & Omit<InputHTMLAttributes<HTMLInputElement>, "id">;

export function TextField({ id, label, hint, problem, optional = false, className = "", ...rest }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} problem={problem} optional={optional}>
      <input {...rest} {...describe({ id, hint, problem })} className={`${control} h-9 ${className}`} />
    </Field>
  );
}

type SelectFieldProps = FrameProps & Omit<SelectHTMLAttributes<HTMLSelectElement>, "id">;

export function SelectField({ id, label, hint, problem, optional = false, className = "", ...rest }: SelectFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} problem={problem} optional={optional}>
      <select {...rest} {...describe({ id, hint, problem })} className={`${control} h-9 ${className}`} />
    </Field>
  );
}

type TextAreaFieldProps = FrameProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id">;

export function TextAreaField({
  id,
  label,
  hint,
  problem,
  optional = false,
  className = "",
  ...rest
}: TextAreaFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} problem={problem} optional={optional}>
      <textarea rows={3} {...rest} {...describe({ id, hint, problem })} className={`${control} py-1.5 ${className}`} />
    </Field>
  );
}

/** The look of a bare input or select that brings its own label. */
export const controlLook = `${look} h-9`;
