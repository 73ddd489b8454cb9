import WebSocket from "ws";

/** What the parent wants of this process: so many sockets, each with one subscription. */
export interface Following {
  url: string;
  token: string;
  count: number;
}

export type Word =
  | { connectedMs: number }
  /** For one description of a service: when each follower heard of it, as Date.now() tells time. */
  | { description: string; arrivals: number[] };

const NEWS = "subscription News { serviceChanged { change id service { id name status description owner { slug } } } }";
/** A browser does not open all of these at once either; the operating system refuses more than a few hundred waiting. */
const AT_ONCE = 100;

const arrivals = new Map<string, number[]>();
let followers = 0;
process.on("disconnect", () => process.exit());
process.on("message", (following: Following) => void follow(following));

async function follow(following: Following): Promise<void> {
  const began = performance.now();
  for (let open = 0; open < following.count; open += AT_ONCE) {
    const size = Math.min(AT_ONCE, following.count - open);
    await Promise.all(Array.from({ length: size }, () => subscribe(following)));
    followers += size;
  }
  tell({ connectedMs: performance.now() - began });
}

/** Ends when the server has read the subscription: it answers a ping that was sent after it. */
function subscribe({ url, token }: Following): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, "graphql-transport-ws", { perMessageDeflate: false });
    const send = (message: unknown) => socket.send(JSON.stringify(message));
    socket.on("open", () => send({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
    socket.on("error", reject).on("close", (code, why) => reject(new Error(`Closed with ${code}: ${why}`)));
    socket.on("message", (data) => {
      const message = JSON.parse(String(data)) as { type: string; payload?: unknown };
      if (message.type === "connection_ack") {
        send({ id: "1", type: "subscribe", payload: { query: NEWS } });
        send({ type: "ping" });
      }
      if (message.type === "pong") resolve();
      if (message.type === "next") hear(message.payload);
    });
  });
}

function hear(payload: unknown): void {
  const at = performance.timeOrigin + performance.now();
  const { data } = payload as { data: { serviceChanged: { service: { description: string } } } };
  const { description } = data.serviceChanged.service;
  const heard = arrivals.get(description) ?? [];
  arrivals.set(description, heard);
  heard.push(at);
  if (heard.length === followers) tell({ description, arrivals: heard });
}

const tell = (word: Word): void => void process.send?.(word);
