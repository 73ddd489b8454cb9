import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { onTestFinished, vi } from "vitest";
import { temporaryFolder } from "../../github/testing/open-sandbox.ts";
import { findProviderMirror } from "../../launch/test/find-provider-mirror.ts";
import { freePort } from "../../postgres/free-port.ts";

const checkout = fileURLToPath(new URL("../../../../../", import.meta.url));

/** moto reads who asks, and checks no signature. */
const SIGNED =
  "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0";

export interface OpenEmulator {
  readonly endpointUrl: string;
  /** Where providers are taken from; null where Terraform's registry is asked. */
  readonly providers: string | null;
}

/** moto with the environment `dev` of this project's `infra/` in it, which takes a minute and a half. */
export async function openEmulator(moto: string, terraform: string): Promise<OpenEmulator> {
  const endpointUrl = await startMoto(moto);
  const providers = findProviderMirror(process.env);
  const folder = await temporaryFolder();
  const isKept = (file: string) => !/[/\\](\.terraform|sandbox|node_modules|terraform\.tfstate)/.test(file);
  for (const name of ["infra", "service-templates/example-api"]) {
    cpSync(path.join(checkout, name), path.join(folder, name), { recursive: true, filter: isKept });
  }
  const run = (...command: string[]) =>
    promisify(execFile)(terraform, command, { cwd: path.join(folder, "infra"), env: environment(endpointUrl) });
  await run("init", "-input=false", ...(providers ? [`-plugin-dir=${providers}`] : []));
  await run("apply", "-input=false", "-auto-approve");
  // moto passes over the condition of a statement that refuses, so the bucket would take nothing from anybody.
  const { stdout: bucket } = await run("output", "-raw", "state_bucket");
  await fetch(`${endpointUrl}/${bucket}?policy`, { method: "DELETE", headers: { authorization: SIGNED } });
  return { endpointUrl, providers };
}

async function startMoto(program: string): Promise<string> {
  const port = await freePort();
  const env = { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: "true", MOTO_ECS_SERVICE_RUNNING: "1" };
  const moto = spawn(program, ["-H", "127.0.0.1", "-p", String(port)], { env, stdio: "ignore" });
  onTestFinished(() => end(moto));
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(url), { timeout: 60_000, interval: 100 });
  return url;
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const ended = once(program, "exit");
  program.kill("SIGKILL");
  await ended;
}

function environment(endpointUrl: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS_|TF_)/.test(name));
  const configuration = process.env.TF_CLI_CONFIG_FILE;
  return {
    ...Object.fromEntries(own),
    ...(configuration && existsSync(configuration) ? { TF_CLI_CONFIG_FILE: configuration } : {}),
    CHECKPOINT_DISABLE: "1",
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    TF_VAR_environment: "dev",
    TF_VAR_region: "eu-central-1",
    TF_VAR_base_host: "dev.localhost",
    TF_VAR_autoscaling: "false",
    TF_VAR_github: JSON.stringify({
      organisation: "acme",
      organisation_id: "1",
      provisioning_workflow: "acme/waymark/.github/workflows/service-infra.yml@refs/heads/main",
    }),
  };
}
