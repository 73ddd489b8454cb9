import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import express, { type RequestHandler, Router } from "express";
import type { Config } from "../app/config.server.ts";

/** Files, then pages: from the build, or from Vite with hot reload in development. */
export async function createPageHandler(config: Config, webFolder: string, server: Server): Promise<RequestHandler> {
  return config.development ? developmentPages(config, webFolder, server) : builtPages(config, webFolder);
}

async function builtPages(config: Config, webFolder: string): Promise<RequestHandler> {
  const client = join(webFolder, "build/client");
  const build: ServerBuild = await import(pathToFileURL(join(webFolder, "build/server/index.js")).href);

  const router = Router();
  // Vite puts a hash of the contents into every name under assets/.
  router.use("/assets", express.static(join(client, "assets"), { immutable: true, maxAge: "1y", index: false }));
  router.use("/assets", (_request, response) => void response.status(404).type("text").send("No such file.\n"));
  router.use(express.static(client, { maxAge: "1h", index: false }));
  router.all("*", createRequestHandler({ build, mode: "production", getLoadContext: loadContext(config) }));
  return router;
}

async function developmentPages(config: Config, webFolder: string, server: Server): Promise<RequestHandler> {
  const { createServer } = await import("vite");
  const vite = await createServer({ root: webFolder, server: { middlewareMode: true, hmr: { server } } });
  const build = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;

  const router = Router();
  router.use(vite.middlewares);
  router.all("*", createRequestHandler({ build, mode: "development", getLoadContext: loadContext(config) }));
  return router;
}

const loadContext =
  ({ apiUrl, publicUrl }: Config) =>
  (_request: express.Request, response: express.Response): AppLoadContext => ({
    apiUrl,
    publicUrl,
    nonce: String(response.locals.nonce),
    requestId: randomUUID(),
  });
