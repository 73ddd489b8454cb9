import { Form } from "@remix-run/react";
import { useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { useTypedForm } from "../../ui/use-typed-form.ts";
import type { Window } from "./read-window.ts";

type TeamChoiceProps = { window: Window; teams: readonly { slug: string; name: string }[] };

/** Whose numbers stand below everybody's. */
export function TeamChoice({ window: { days, team }, teams }: TeamChoiceProps) {
  const form = useRef<HTMLFormElement>(null);
  const follow = useTypedForm(form);
  return (
    <Form ref={form} aria-label="Compare" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="days" value={days} />
      <Choice
        name="team"
        label="Team"
        all="Compare a team …"
        chosen={team}
        choices={teams.map(({ slug, name }) => [slug, name] as const)}
        onChoose={() => follow(0)}
      />
      <noscript>
        <Button>Show</Button>
      </noscript>
    </Form>
  );
}
