import { fork } from "node:child_process";
import { once } from "node:events";
import { buildOnce } from "./build-once.ts";
import { type Caller, createCaller } from "./caller.ts";

export interface TalkingApi extends Caller {
  /** Everything it has written to its log, and anywhere else, so far. */
  said(): string;
  stop(): Promise<void>;
}

/** An API in a process of its own that logs all there is to log, and whose every word is kept. */
export async function startTalkingApi(environment: Record<string, string>): Promise<TalkingApi> {
  const child = fork(await buildOnce(), {
    env: { PATH: process.env.PATH, ...environment, LOG_LEVEL: "trace" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const words: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => words.push(chunk));
  const said = () => Buffer.concat(words).toString();
  const dead = once(child, "exit");
  const first = await Promise.race([once(child, "message"), dead.then(() => null)]);
  if (!first) throw new Error(`The API did not start: ${said()}`);
  const { port } = first[0] as { port: number };
  return {
    ...createCaller(`http://127.0.0.1:${port}`),
    said,
    stop: async () => {
      child.kill("SIGKILL");
      await dead;
    },
  };
}
