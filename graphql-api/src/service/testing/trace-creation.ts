import type { World } from "../../testing/start-test-platform.ts";

/** Everything a creation can leave behind, here and on GitHub: what must be there once, counted. */
export interface CreationTrace {
  services: { status: string; environments: number; links: number }[];
  runs: { kind: string; status: string; steps: string[] }[];
  repositories: { creations: number; exists: boolean }[];
  commits: string[];
  variables: string[];
  environments: string[];
  teams: string[];
  rulesets: string[];
}

/** Reads what there is of the service of that name. Of a repository that does not exist (any more) nothing is left. */
export async function traceOf({ sql, github }: Pick<World, "sql" | "github">, name: string): Promise<CreationTrace> {
  const services = await sql<CreationTrace["services"][number]>(
    `select status, (select count(*)::int from service_environments e where e.service_id = s.id) as environments,
       (select count(*)::int from observability_links l where l.service_id = s.id) as links
     from services s where name = $1`,
    [name],
  );
  const runs = await sql<CreationTrace["runs"][number]>(
    `select kind, status, array(select t.status from run_steps t where t.run_id = r.id order by position) as steps
     from runs r where subject = $1 order by created_at`,
    [name],
  );
  const made = (await github.repositories()).filter((repository) => repository.name === name);
  const repositories = made.map(({ creations, exists }) => ({ creations, exists }));
  const there = repositories.some(({ exists }) => exists);
  return { services, runs, repositories, ...(there ? await readRepository(github, name) : NOTHING) };
}

const NOTHING = { commits: [], variables: [], environments: [], teams: [], rulesets: [] };

async function readRepository({ rest }: World["github"], name: string) {
  const at = `/repos/acme/${name}`;
  const commits = await rest<{ commit: { message: string } }[]>("GET", `${at}/commits`);
  const { variables } = await rest<{ variables: { name: string }[] }>("GET", `${at}/actions/variables`);
  const { environments } = await rest<{ environments: { name: string }[] }>("GET", `${at}/environments`);
  const teams = await rest<{ slug: string }[]>("GET", `${at}/teams`);
  const rulesets = await rest<{ name: string }[]>("GET", `${at}/rulesets`);
  return {
    commits: commits.map(({ commit }) => commit.message.split("\n")[0] ?? ""),
    variables: variables.map((variable) => variable.name),
    environments: environments.map((environment) => environment.name).sort(),
    teams: teams.map(({ slug }) => slug),
    rulesets: rulesets.map((ruleset) => ruleset.name),
  };
}

/** What a creation leaves behind that went through, however often it was interrupted. */
export const wholeTrace = (name: string): CreationTrace => ({
  services: [{ status: "READY", environments: 3, links: 12 }],
  runs: [{ kind: "CREATE_SERVICE", status: "SUCCEEDED", steps: Array(6).fill("SUCCEEDED") }],
  repositories: [{ creations: 1, exists: true }],
  commits: [`feat: ${name} from node-api 1.1.0`, `chore: begin ${name}`],
  variables: ["WAYMARK_ENVIRONMENTS"],
  environments: ["dev", "prod", "staging"],
  teams: ["platform"],
  rulesets: ["waymark: default branch"],
});

/** What a creation leaves behind that failed at its fourth step and was undone: what was done, as a story. */
export const undoneTrace = (): CreationTrace => ({
  services: [],
  runs: [
    {
      kind: "CREATE_SERVICE",
      status: "CANCELLED",
      steps: ["UNDONE", "UNDONE", "UNDONE", "FAILED", "PENDING", "PENDING"],
    },
    { kind: "UNDO_CREATION", status: "SUCCEEDED", steps: ["SUCCEEDED", "SUCCEEDED"] },
  ],
  repositories: [{ creations: 1, exists: false }],
  ...NOTHING,
});
