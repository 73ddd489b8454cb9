import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** @returns the port. @throws Error with one sentence when it is taken. */
export async function listen(server: Server, port: number, host: string, name: string): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is taken by another program: stop it, or give the ${name} another port.`);
  }
  return (server.address() as AddressInfo).port;
}
