import { type Client, createClient } from "graphql-ws/client";
import type { TypedDocumentString } from "./gql/generated/graphql.ts";

export type Connection = "idle" | "connected" | "lost";

/** A socket that answers no ping for this many milliseconds is dead, whatever the network says. */
const pongPatience = 5_000;
const longestDelay = 8_000;
const listeners = new Set<() => void>();
const catchUps = new Set<() => void>();
let connection: Connection = "idle";
let client: Client | undefined;
/** Whether a subscription ended without our wish, so that news may have been missed when it goes on. */
let isBehind = false;

/**
 * Follows a subscription over the one shared socket, through every reconnect, each time with the variables as they are
 * then. Returns what stops it.
 */
export function follow<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Data, Variables>,
  readVariables: () => Variables,
  onData: (data: Data) => void,
): () => void {
  client ??= connect();
  const shared = client;
  let stop = () => {};
  let again: number | undefined;

  const start = () => {
    const next = ({ data }: { data?: Data | null }) => data && onData(data);
    // A subscription that was refused for good, as by an API that was just stopping, is asked for again.
    const error = () => {
      isBehind = true;
      become("lost");
      again = window.setTimeout(start, longestDelay);
    };
    const payload = {
      query: document.toString(),
      // The client writes its message anew after each reconnect, and so reads this again.
      get variables() {
        return readVariables();
      },
    };
    stop = shared.subscribe<Data>(payload, { next, error, complete() {} });
  };
  start();
  return () => {
    clearTimeout(again);
    stop();
  };
}

/** Calls back whenever the socket is found again: news may have been missed in between. */
export function onReconnect(catchUp: () => void): () => void {
  catchUps.add(catchUp);
  return () => catchUps.delete(catchUp);
}

export function watchConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const readConnection = (): Connection => connection;

function connect(): Client {
  let pongTimer: number | undefined;
  let socket: unknown;
  return createClient({
    url: `${location.origin.replace(/^http/, "ws")}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    // A portal that answers 502 is an "error" and no "close" to the client, and just as worth another try.
    shouldRetry: () => true,
    retryWait: (attempt) => new Promise((resolve) => setTimeout(resolve, jitteredDelay(attempt))),
    lazyCloseTimeout: 5_000,
    keepAlive: 15_000,
    on: {
      opened: (opened) => {
        socket = opened;
      },
      connected: (_socket, _payload, wasRetry) => {
        become("connected");
        if (wasRetry || isBehind) for (const catchUp of catchUps) catchUp();
        isBehind = false;
      },
      closed: (event) => {
        clearTimeout(pongTimer);
        become(event instanceof CloseEvent && event.wasClean && event.code === 1000 ? "idle" : "lost");
      },
      ping: (received) => {
        if (received) return;
        pongTimer = window.setTimeout(() => socket instanceof WebSocket && socket.close(4408), pongPatience);
      },
      pong: (received) => received && clearTimeout(pongTimer),
    },
  });
}

/** Milliseconds that double from half a second to eight, and spreads browsers apart so that a restarted API meets no stampede. */
const jitteredDelay = (attempt: number) => Math.min(500 * 2 ** attempt, longestDelay) * (0.5 + Math.random() / 2);

function become(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
}
