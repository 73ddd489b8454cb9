import { connect, type Socket } from "node:net";

/**
 * One kept-alive HTTP/1.1 connection that asks the same thing again and again. Written on the bare socket: the one that
 * asks shares the machine with the one that answers, so it must cost next to nothing.
 */
export interface Connection {
  /** Sends the request and answers the body. Throws when the status is not 200. */
  ask(): Promise<Buffer>;
  close(): void;
}

export interface AskedRequest {
  host: string;
  port: number;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** @throws Error when nobody listens there. */
export async function openConnection(asked: AskedRequest): Promise<Connection> {
  const socket = await open(asked);
  const bytes = toBytes(asked);
  let parts: Buffer[] = [];
  let missing = Number.POSITIVE_INFINITY;
  let waiting: { resolve(body: Buffer): void; reject(error: Error): void } | null = null;

  const fail = (error: Error) => waiting?.reject(error);
  socket.on("error", fail).on("close", () => fail(new Error("The connection was closed.")));
  socket.on("data", (part) => {
    parts.push(part);
    missing = missing === Number.POSITIVE_INFINITY ? bytesMissing(Buffer.concat(parts)) : missing - part.length;
    if (missing > 0) return;
    const answer = Buffer.concat(parts);
    parts = [];
    missing = Number.POSITIVE_INFINITY;
    const end = answer.indexOf("\r\n\r\n");
    if (answer.subarray(9, 12).toString() === "200") waiting?.resolve(answer.subarray(end + 4));
    else fail(new Error(`The server answered: ${answer.subarray(0, 500).toString()}`));
  });

  return {
    ask: () =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(bytes);
      }),
    close: () => {
      waiting = null;
      socket.destroy();
    },
  };
}

function open({ host, port }: AskedRequest): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket.off("error", reject)));
    socket.once("error", reject);
  });
}

function toBytes({ host, port, path, headers, body }: AskedRequest): Buffer {
  const lines = Object.entries({
    host: `${host}:${port}`,
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

/** How many bytes the answer still lacks; infinite while its head is not complete. */
function bytesMissing(soFar: Buffer): number {
  const end = soFar.indexOf("\r\n\r\n");
  if (end === -1) return Number.POSITIVE_INFINITY;
  const length = /\r\ncontent-length: *(\d+)/i.exec(soFar.subarray(0, end).toString("latin1"))?.[1];
  if (length === undefined) throw new Error("The server did not say how long its answer is.");
  return end + 4 + Number(length) - soFar.length;
}
