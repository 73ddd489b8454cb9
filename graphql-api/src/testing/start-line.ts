import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** An address that somebody reaches an API by, before there is one, and that can fail them. */
export interface Line {
  url: string;
  /** Where whoever connects from now on is led to; null ends their connections at once. */
  leadTo(port: number | null): void;
  /** Ends every open connection in the midst of what it says; new ones can be made at once. */
  cut(): void;
  stop(): void;
}

/** Opens the address. Until it leads anywhere, connections end at once. */
export async function startLine(): Promise<Line> {
  let target: number | null = null;
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => open.delete(socket));
  };
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer((near) => {
    keep(near);
    if (target === null) return void near.destroy();
    const far = connect(target, "127.0.0.1");
    keep(far);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (port) => {
      target = port;
    },
    cut,
    stop: () => {
      server.close();
      cut();
    },
  };
}
