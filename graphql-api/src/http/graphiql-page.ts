import { Router } from "express";
import { ruruHTML } from "ruru/server";
import { serveStatic } from "ruru/static";

const STATIC_PATH = "/graphql/ruru/";

/** GraphiQL with subscriptions, every byte of it from our own packages: it works without the internet. */
export function graphiqlPage(): Router {
  const page = ruruHTML({ endpoint: "/graphql", staticPath: STATIC_PATH });
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
