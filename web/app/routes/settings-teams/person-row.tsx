import { Form } from "@remix-run/react";
import type { TeamsAndPeopleQuery } from "../../gql/generated/graphql.ts";
import { Button } from "../../ui/button.tsx";
import { controlLook } from "../../ui/field.tsx";
import { Initials } from "../../ui/initials.tsx";
import { useViewer } from "../../viewer-context.tsx";
import { roles } from "./read-role.ts";

/** One person and their role, which administrators may change. */
export function PersonRow({ person }: { person: TeamsAndPeopleQuery["teams"][number]["members"][number] }) {
  const { login, name, role } = person;
  const word = roles.find(([known]) => known === role)?.[1];
  const changes = useViewer().role === "ADMIN";

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <Initials login={login} />
      <p className="min-w-0 flex-1">
        <span className="font-medium">{name ?? login}</span> <span className="text-muted">{login}</span>
      </p>
      {changes ? (
        <Form key={role} method="post" className="flex items-center gap-2">
          <input type="hidden" name="login" value={login} />
          <select name="role" defaultValue={role} aria-label={`Role of ${login}`} className={`${controlLook}`}>
            {roles.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <Button aria-label={`Save the role of ${login}`}>Save</Button>
        </Form>
      ) : (
        <span className="text-muted">{word}</span>
      )}
    </li>
  );
}
