import type { Caller, Credential } from "./caller.ts";

export interface RunSeen {
  id: string;
  kind: string;
  status: string;
  error: string | null;
  waitingUntil: string | null;
  steps: { name: string; status: string; message: string | null; attempts: number }[];
}

export interface ProblemSeen {
  code: string;
  field: string[] | null;
  message: string;
}

export interface ServiceSeen {
  id: string;
  name: string;
  status: string;
  repoUrl: string | null;
  creation: RunSeen | null;
}

/** What a person asks for when nothing else is said. */
export const SAMPLE = { template: "node-api", owner: "platform", description: "Bills people" };

const RUN = "id kind status error waitingUntil steps { name status message attempts }";
const SERVICE = `id name status repoUrl creation { ${RUN} }`;
const PROBLEMS = "problems { code field message }";

/** A person signed in at one API, who does what people do with services. Refused operations throw. */
export interface Person {
  as: Credential;
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  create(input: { name: string } & Record<string, unknown>): Promise<{
    service: ServiceSeen | null;
    problems: ProblemSeen[];
  }>;
  retry(service: string): Promise<{ run: RunSeen | null; problems: ProblemSeen[] }>;
  undo(service: string): Promise<{ run: RunSeen | null; problems: ProblemSeen[] }>;
  service(name: string): Promise<ServiceSeen | null>;
  /** Follows a run until it is in one of the states, by default until its end; answers it as it is then. */
  follow(runId: string, ...until: string[]): Promise<RunSeen>;
  /** Asks for a service and follows its creation until its end, whichever that is. */
  createAndFollow(input: { name: string } & Record<string, unknown>): Promise<RunSeen>;
}

/** Signs a person in, or lets one who has a credential speak to another API. */
export async function meetPerson(api: Caller, who: string | Credential): Promise<Person> {
  const as = typeof who === "string" ? { cookie: await api.signIn(who) } : who;

  async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await api.graphql(query, variables, as);
    if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors));
    return data as T;
  }

  async function change<T>(operation: string, type: string, fields: string, input: unknown): Promise<T> {
    const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { ${fields} ${PROBLEMS} } }`;
    return (await ask<Record<string, T>>(query, { input }))[operation] as T;
  }

  const person: Person = {
    as,
    ask,
    create: (input) => change("createService", "CreateServiceInput", `service { ${SERVICE} }`, { ...SAMPLE, ...input }),
    retry: (service) => change("retryCreation", "RetryCreationInput", `run { ${RUN} }`, { service }),
    undo: (service) => change("undoCreation", "UndoCreationInput", `run { ${RUN} }`, { service }),
    service: async (name) =>
      (
        await ask<{ service: ServiceSeen | null }>(`query ($name: String!) { service(name: $name) { ${SERVICE} } }`, {
          name,
        })
      ).service,
    async follow(id, ...until) {
      const states = until.length > 0 ? until : ["SUCCEEDED", "FAILED", "CANCELLED"];
      const query = `subscription ($id: ID!) { runChanged(id: $id) { run { ${RUN} } } }`;
      for await (const { runChanged } of api.subscribe(query, { id }, as)) {
        const { run } = runChanged as { run: RunSeen };
        if (states.includes(run.status)) return run;
      }
      throw new Error(`The news of run ${id} ended before it was ${states.join(" or ")}`);
    },
    async createAndFollow(input) {
      const { service, problems } = await person.create(input);
      if (!service?.creation) throw new Error(`${input.name} was refused: ${JSON.stringify(problems)}`);
      return person.follow(service.creation.id);
    },
  };
  return person;
}
