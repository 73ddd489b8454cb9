import { useSubmit } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Lets a list follow its filters: the returned function submits the form once it has rested for `pause` milliseconds,
 * in place of the address before, so that going back leaves the list and does not walk through every letter.
 */
export function useTypedForm(form: RefObject<HTMLFormElement>): (pause: number) => void {
  const submit = useSubmit();
  const timer = useRef<number>();
  useEffect(() => () => window.clearTimeout(timer.current), []);

  return (pause) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => submit(form.current, { replace: true, preventScrollReset: true }), pause);
  };
}
