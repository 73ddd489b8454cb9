import path from "node:path";
import { expect, onTestFinished } from "vitest";
import { copyGround } from "../../launch/test/ground/copy-ground.ts";
import { findProviderMirror } from "../../launch/test/ground/find-provider-mirror.ts";
import { initialiseFolder } from "../../launch/test/ground/initialise-folder.ts";
import { makeTerraform, runTerraform } from "../../launch/test/ground/run-terraform.ts";
import { startMoto } from "../../launch/test/ground/testing/start-moto.ts";

export interface OpenEmulator {
  readonly endpointUrl: string;
  /** Where providers are taken from; null where Terraform's registry is asked. */
  readonly providers: string | null;
}

const SETTINGS = {
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
/** moto reads who asks, and checks no signature. */
const SIGNED =
  "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0";

/** moto with the environment `dev` of this project's `infra/` in it, which takes a minute and a half. */
export async function openEmulator(moto: string, program: string): Promise<OpenEmulator> {
  const { url: endpointUrl, stop } = await startMoto(moto, 1);
  onTestFinished(stop);
  const providers = findProviderMirror(process.env);
  const ground = copyGround();
  onTestFinished(ground.remove);
  const folder = path.join(ground.folder, "infra");
  const plain = makeTerraform(program, process.env);
  const terraform = { program, environment: { ...plain.environment, ...SETTINGS, AWS_ENDPOINT_URL: endpointUrl } };
  const initialised = await initialiseFolder(terraform, folder, providers);
  expect(initialised.code, initialised.output).toBe(0);
  const applied = await runTerraform(terraform, folder, ["apply", "-input=false", "-auto-approve"]);
  expect(applied.code, applied.output).toBe(0);
  // moto passes over the condition of a statement that refuses, so the bucket would take nothing from anybody.
  const { output: bucket } = await runTerraform(terraform, folder, ["output", "-raw", "state_bucket"]);
  await fetch(`${endpointUrl}/${bucket}?policy`, { method: "DELETE", headers: { authorization: SIGNED } });
  return { endpointUrl, providers };
}
