import type { TestApi } from "./start-test-platform.ts";

/** The statements that the work sends to the database, less what workers, watchers and the news ask when they like. */
export async function statementsOf(api: TestApi, work: () => Promise<unknown>): Promise<string[]> {
  const { pool } = api.running.platform;
  const sent: string[] = [];
  const { query } = pool;
  const spied = (...given: unknown[]) => {
    const [first] = given as [string | { text: string }];
    sent.push((typeof first === "string" ? first : first.text).trim());
    return Reflect.apply(query, pool, given);
  };
  Object.assign(pool, { query: spied });
  await work().finally(() => Object.assign(pool, { query }));
  return sent.filter(
    (text) =>
      !/\bruns\b.*\bdue_at\b|pg_current_snapshot|watched_at|webhook_deliveries|deployment_endings|group by status|advisory/s.test(
        text,
      ),
  );
}
