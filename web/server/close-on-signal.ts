import type { Server } from "node:http";
import type { Duplex } from "node:stream";

/** Requests that are still running after this many milliseconds are cut. */
const patience = 10_000;

/**
 * On SIGTERM or SIGINT the server takes no new connection, ends the sockets of live pages (their clients reconnect
 * elsewhere), lets running requests finish and leaves.
 */
export function closeOnSignal(server: Server): void {
  const sockets = new Set<Duplex>();
  server.on("upgrade", (_request, socket: Duplex) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  const close = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    for (const socket of sockets) socket.destroy();
    setTimeout(() => server.closeAllConnections(), patience).unref();
  };
  process.once("SIGTERM", close);
  process.once("SIGINT", close);
}
