import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { api } from "../../api.server.ts";
import { SetUserRoleDocument, TeamsAndPeopleDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import { Initials } from "../../ui/initials.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemSummary } from "../../ui/problem-summary.tsx";
import { PersonRow } from "./person-row.tsx";
import { readRole } from "./read-role.ts";

export const meta: MetaFunction = () => [{ title: "Teams and people · Waymark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { teams } = await api({ request, context }, TeamsAndPeopleDocument, {});
  const everybody = new Map(teams.flatMap(({ members }) => members).map((person) => [person.login, person]));
  return { teams, people: [...everybody.values()].sort((a, b) => a.login.localeCompare(b.login)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const input = { login: readText(form, "login"), role: readRole(form) };

  const { setUserRole } = await api({ request, context }, SetUserRoleDocument, { input });
  if (setUserRole.problems.length > 0) return data({ problems: setUserRole.problems }, { status: 400 });
  return redirect("/settings/teams");
}

export default function Teams() {
  const { teams, people } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems ?? [];

  return (
    <div className="flex flex-col gap-5">
      <ProblemSummary problems={problems} paths={[]} />
      <Panel title="Teams">
        <ul className="divide-y divide-line">
          {teams.map(({ id, slug, name, members }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <Link to={`/services?owner=${slug}`} className="min-w-32 font-semibold text-accent hover:underline">
                {name}
              </Link>
              <ul aria-label={`Members of ${name}`} className="flex flex-wrap gap-x-4 gap-y-1">
                {members.map(({ login }) => (
                  <li key={login} className="flex items-center gap-1.5">
                    <Initials login={login} />
                    {login}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        <p className="border-t border-line px-4 py-2.5 text-sm text-muted">
          Teams and their members are those of the GitHub organisation, read at every sign-in and every hour.
        </p>
      </Panel>
      <Panel title="People">
        <ul className="divide-y divide-line">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}
