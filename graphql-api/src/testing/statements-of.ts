import { currentTrace } from "../trace.ts";
import type { TestApi } from "./start-test-platform.ts";

/** What requests ask. Workers, watchers and the news ask when they like, and on nobody's behalf. */
const isAskedByRequest = () => currentTrace() !== null;

/** The statements that the work sends to the database, as far as they are counted. */
export async function statementsOf(
  api: TestApi,
  work: () => Promise<unknown>,
  isCounted: (text: string) => boolean = isAskedByRequest,
): Promise<string[]> {
  const { pool } = api.running.platform;
  const sent: string[] = [];
  const { query } = pool;
  const spied = (...given: unknown[]) => {
    const [first] = given as [string | { text: string }];
    const text = (typeof first === "string" ? first : first.text).trim();
    if (isCounted(text)) sent.push(text);
    return Reflect.apply(query, pool, given);
  };
  Object.assign(pool, { query: spied });
  await work().finally(() => Object.assign(pool, { query }));
  return sent;
}
