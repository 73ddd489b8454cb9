import { join } from "node:path";
import { dataFolder } from "./checkout.ts";
import {
  type Eyes,
  gitHubEnvironment,
  portalEnvironment,
  realApiEnvironment,
  sandboxApiEnvironment,
} from "./program-environments.ts";
import type { Secrets } from "./read-or-make-secrets.ts";
import type { Settings } from "./read-settings.ts";
import type { SupervisedProgram } from "./supervise-program.ts";

export function gitHubProgram(settings: Settings, secrets: Secrets): SupervisedProgram {
  return {
    name: "sandbox GitHub",
    arguments: ["--enable-source-maps", "infra/sandbox/dist/main.js"],
    environment: gitHubEnvironment(settings, secrets, join(dataFolder, "github")),
    healthUrl: `http://127.0.0.1:${settings.ports.github}/`,
  };
}

/** @param sandbox what the API needs besides its settings when the outside world is stood in for; else `null`. */
export function apiProgram(
  settings: Settings,
  sandbox: { secrets: Secrets; databaseUrl: string; eyes: Eyes } | null,
): SupervisedProgram {
  return {
    name: "API",
    arguments: ["--enable-source-maps", "graphql-api/dist/main.js"],
    environment:
      sandbox === null
        ? realApiEnvironment(settings)
        : sandboxApiEnvironment(settings, sandbox.secrets, sandbox.databaseUrl, sandbox.eyes),
    healthUrl: `http://127.0.0.1:${settings.ports.api}/readyz`,
  };
}

/** @param watch serves the sources with hot reload instead of the build. */
export function portalProgram(settings: Settings, watch: boolean): SupervisedProgram {
  return {
    name: "portal",
    arguments: ["--enable-source-maps", watch ? "web/server.ts" : "web/dist/server.js"],
    environment: portalEnvironment(settings, watch),
    healthUrl: `http://127.0.0.1:${settings.ports.portal}/healthz`,
  };
}
