import { createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { startListener } from "./listener.ts";
import { createLog } from "./log.ts";

const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  // Only the greeting is answered: AuthenticationOk and ReadyForQuery
  // (https://www.postgresql.org/docs/current/protocol-message-formats.html).
  socket.once("data", () => socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])));
  socket.on("error", () => {});
});

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

test("a database that falls silent right after it let us in is not waited for for ever", async () => {
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  const listening = startListener(`postgres://waymark@127.0.0.1:${port}/waymark`, ["news"], createLog("silent"));
  await expect(listening).rejects.toThrow(/timeout/i);
  await expect.poll(() => [...sockets].every((socket) => socket.readableEnded || socket.destroyed)).toBe(true);
});
