import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream";

/** Stands between GitHub and whichever API is up, because GitHub is told one address and APIs come and go. */
export interface WebhookRelay {
  url: string;
  /** The API that hears from now on; null loses what comes, as an API that is down does. */
  pointAt(api: string | null): void;
  stop(): Promise<void>;
}

export async function startWebhookRelay(): Promise<WebhookRelay> {
  let target: string | null = null;
  const server = createServer((incoming, response) => {
    const lose = () => void (response.headersSent ? response.destroy() : response.writeHead(502).end());
    if (!target) {
      lose();
      return;
    }
    const { method, headers, url } = incoming;
    const outgoing = request(`${target}${url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502);
      // An API that dies in the middle of its answer ends this one, too.
      pipeline(answer, response, () => {});
    });
    outgoing.on("error", lose);
    incoming.pipe(outgoing);
  });
  // Nobody sends a webhook again that met a connection just closed for its idleness.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/github`,
    pointAt: (api) => {
      target = api;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
