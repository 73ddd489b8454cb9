import { type Client, createClient } from "graphql-ws";

/** A graphql-ws client as the portal's pages have it. */
export function connectFollower(url: string, token: string): Client {
  return createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    connectionParams: { authorization: `Bearer ${token}` },
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
  });
}

const RUN_CHANGED = `subscription RunChanged($id: ID!) {
  runChanged(id: $id) { change run { status error steps { name status startedAt finishedAt message } } }
}`;

interface RunChanged {
  change: string;
  run: {
    status: string;
    error: string | null;
    steps: { name: string; startedAt: string | null; finishedAt: string | null }[];
  };
}

export interface FollowedRun {
  /** Per change of a step, such as "commit finished": milliseconds from its record in the database to its arrival here. */
  delays: Map<string, number>;
  /** When the end of the run arrived, as Date.now() tells time. */
  endedAt: number;
}

/**
 * Follows a run until it has succeeded. The database writes down the time of each change of a step in the transaction
 * that makes it, on the clock of this machine, so a delay holds the commit as well.
 *
 * @throws Error when the run fails.
 */
export async function followRun(client: Client, id: string): Promise<FollowedRun> {
  const known = new Set<string>();
  const delays = new Map<string, number>();
  const news = client.iterate<{ runChanged: RunChanged }>({ query: RUN_CHANGED, variables: { id } });
  for await (const { data, errors } of news) {
    const arrived = performance.timeOrigin + performance.now();
    if (!data) throw new Error(`The run could not be followed: ${JSON.stringify(errors)}`);
    const { change, run } = data.runChanged;
    for (const { name, startedAt, finishedAt } of run.steps) {
      for (const [what, at] of [
        [`${name} started`, startedAt],
        [`${name} finished`, finishedAt],
      ] as const) {
        if (at === null || known.has(what)) continue;
        known.add(what);
        // What was there before we looked has not been told to us.
        if (change !== "CURRENT") delays.set(what, arrived - Date.parse(at));
      }
    }
    if (run.status === "SUCCEEDED") return { delays, endedAt: arrived };
    if (run.status === "FAILED") throw new Error(`A creation failed: ${run.error}`);
  }
  throw new Error("The news of a run ended before it did.");
}
