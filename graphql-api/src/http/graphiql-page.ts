import { Router } from "express";
import { ruruHTML } from "ruru/server";
import { serveStatic } from "ruru/static";
import type { Config } from "../config.ts";

const STATIC_PATH = "/graphql/ruru/";

const EXAMPLE = `# Everything that can be asked is in the explorer on the left.
# A subscription stays open and shows every change: run this one, then create a service.
subscription {
  serviceChanged {
    change
    service {
      name
      status
      repoUrl
    }
  }
}
`;

/** GraphiQL with subscriptions, every byte of it from our own packages: it works without the internet. */
export function graphiqlPage({ http }: Pick<Config, "http">): Router {
  const page = ruruHTML({
    endpoint: "/graphql",
    subscriptionEndpoint: `${http.publicUrl.replace(/^http/, "ws")}/graphql`,
    staticPath: STATIC_PATH,
    clientConfig: { defaultQuery: EXAMPLE },
  });
  const router = Router();
  const files = serveStatic(STATIC_PATH);
  router.get("/graphql/ruru/*path", (request, response, next) => void files(request, response, next));
  router.get("/graphql", (request, response, next) => {
    if (request.query.query !== undefined || !request.accepts("html")) return next();
    // The page brings inline scripts of its own; it holds nothing of ours, and nobody may frame it.
    response.setHeader("content-security-policy", "frame-ancestors 'none'");
    response.type("html").send(page);
  });
  return router;
}
