import { useNavigate } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Lets a list follow its filters: the returned function goes to the address that the form's answers make once they have
 * rested for `pause` milliseconds. It takes the place of the address before, so that going back leaves the list and does
 * not walk through every letter.
 */
export function useTypedForm(form: RefObject<HTMLFormElement>): (pause: number) => void {
  const navigate = useNavigate();
  const timer = useRef<number>();
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const follow = () => {
    if (!form.current) return;
    const query = new URLSearchParams();
    for (const [name, answer] of new FormData(form.current))
      if (typeof answer === "string" && answer) query.set(name, answer);
    navigate({ search: query.toString() }, { replace: true, preventScrollReset: true });
  };
  return (pause) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(follow, pause);
  };
}
