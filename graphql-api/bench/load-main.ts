import { type AskedRequest, type Connection, openConnection } from "./load/connection.ts";

/** What the parent asks of this process. */
export interface Job {
  request: AskedRequest;
  connections: number;
  /** Ends after so many answers, or after so many milliseconds, whichever comes first. */
  answers: number;
  milliseconds: number;
}

export interface JobResult {
  /** Milliseconds of each answer, in the order they came. */
  delays: number[];
  milliseconds: number;
  /** The last answer, to be looked at. */
  body: string;
}

// A process of its own, so that the one that measures is never kept waiting by the one that starts and reads things.
process.on("disconnect", () => process.exit());
process.on("message", (job: Job) => {
  run(job).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});

async function run({ request, connections, answers, milliseconds }: Job): Promise<JobResult> {
  const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(request)));
  const delays: number[] = [];
  const began = performance.now();
  let body: Buffer = Buffer.alloc(0);

  async function keepAsking(connection: Connection): Promise<void> {
    while (delays.length < answers && performance.now() - began < milliseconds) {
      const from = performance.now();
      body = await connection.ask();
      delays.push(performance.now() - from);
    }
  }

  try {
    await Promise.all(opened.map(keepAsking));
    return { delays, milliseconds: performance.now() - began, body: body.toString() };
  } finally {
    for (const connection of opened) connection.close();
  }
}
