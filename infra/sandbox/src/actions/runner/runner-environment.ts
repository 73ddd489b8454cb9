import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Actions } from "../run/actions.ts";

type Environment = Record<string, string>;

/** How this machine reaches the network; nothing else of the sandbox's own environment reaches a job. */
const inherited = [
  ...["LANG", "LC_ALL", "TZ", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"],
  ...["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "CURL_CA_BUNDLE"],
];
const npmSettings = ["registry", "cafile", "proxy", "https-proxy", "noproxy", "strict-ssl"];

/** The part of the environment that is the same for every job. */
export function machineEnvironment(actions: Actions): Environment {
  const given = inherited.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return {
    ...(Object.fromEntries(given) as Environment),
    ...readNpmNetwork(),
    // One cache for all jobs, as GitHub's runners restore it from their store: a lock file is only fetched once.
    npm_config_cache: path.join(actions.folder, "npm-cache"),
    npm_config_prefer_offline: "true",
    npm_config_update_notifier: "false",
    PATH: searchPath(actions),
    ...explainSkip(actions),
  };
}

/** Why a workflow cannot apply Terraform here, for the workflow to tell; nothing where it can. */
function explainSkip({ options }: Actions): Environment {
  const say = (why: string) => ({ WAYMARK_PROVISIONING_SKIPPED: why });
  if (!options.terraform) return say("the sandbox was given no AWS for Terraform (SANDBOX_TERRAFORM_ENDPOINT)");
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.some((folder) => existsSync(path.join(folder, "terraform")))
    ? {}
    : say("this machine has no terraform");
}

/** Which registry npm asks on this machine, without anybody's credentials. */
function readNpmNetwork(): Environment {
  const file = path.join(homedir(), ".npmrc");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const personal = lines.flatMap((line) => {
    const [name = "", ...rest] = line.split("=");
    return npmSettings.includes(name.trim()) ? [[name.trim(), rest.join("=").trim()] as const] : [];
  });
  const spoken = npmSettings.flatMap((name) => {
    const value = process.env[`npm_config_${name.replaceAll("-", "_")}`];
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(
    [...personal, ...spoken].map(([name, value]) => [`npm_config_${name.replaceAll("-", "_")}`, value]),
  );
}

/** Stand-ins first, then the sandbox's own Node, then this machine, without the tools of the checkout. */
function searchPath(actions: Actions): string {
  const machine = (process.env.PATH ?? "").split(path.delimiter).filter((one) => !one.includes("node_modules"));
  return [writeCommands(actions), path.dirname(process.execPath), ...machine].join(path.delimiter);
}

/** Puts `aws` and `docker` where jobs find them. @returns the folder. */
function writeCommands(actions: Actions): string {
  const folder = path.join(actions.folder, "bin");
  mkdirSync(folder, { recursive: true });
  const own = fileURLToPath(import.meta.url);
  for (const name of ["aws", "docker"]) {
    const program = path.join(path.dirname(own), "..", "commands", `${name}${path.extname(own)}`);
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}
