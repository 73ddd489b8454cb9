import type { Server } from "node:http";
import { type Config, ConfigurationError } from "../app/config.server.ts";

/**
 * Starts listening and answers the port that was taken, which differs from the wanted one when that is 0.
 *
 * @throws ConfigurationError when the port is in use or not allowed.
 */
export function listen(server: Server, { port, host }: Pick<Config, "port" | "host">): Promise<number> {
  // A load balancer keeps connections for 60 s without a request: whoever closes first must not be us, or a request
  // that is on its way meets a closed door (502).
  server.keepAliveTimeout = 65_000;
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen({ port, host }, () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string | undefined): Error {
  if (error.code === "EADDRINUSE")
    return new ConfigurationError(
      `Port ${port} is already in use. Stop what listens there, or choose another with PORT.`,
    );
  if (error.code === "EACCES")
    return new ConfigurationError(`This user may not listen on port ${port}. Choose one above 1023 with PORT.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new ConfigurationError(`HOST is "${host ?? ""}", which is not an address of this machine.`);
  return error;
}
