import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOrMakeSecrets } from "../launch/read-or-make-secrets.ts";

/**
 * Writes what the containers of docker-compose.yml have to agree on: `api.env` and `sandbox.env` for Node's
 * `--env-file`, and `postgres-password`. Secrets are made at the first call and kept.
 *
 * @param folder a volume that only these containers have: they run as different users, so any of them may read it.
 */
export function writeSecretFiles(folder: string): void {
  const secrets = readOrMakeSecrets(join(folder, "secrets.json"));
  const password = readOrMakePassword(join(folder, "postgres-password"));
  const shared = {
    GITHUB_CLIENT_ID: secrets.clientId,
    GITHUB_CLIENT_SECRET: secrets.clientSecret,
    GITHUB_WEBHOOK_SECRET: secrets.webhookSecret,
  };
  writeVariables(join(folder, "sandbox.env"), { ...shared, SANDBOX_APP_PUBLIC_KEY: secrets.appPublicKey });
  writeVariables(join(folder, "api.env"), {
    ...shared,
    DATABASE_URL: `postgres://waymark:${password}@postgres:5432/waymark`,
    GITHUB_APP_PRIVATE_KEY: secrets.appPrivateKey,
    SESSION_SECRET: secrets.sessionSecret,
  });
}

function readOrMakePassword(file: string): string {
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const password = randomBytes(24).toString("hex");
  writeWhole(file, `${password}\n`);
  return password;
}

/** Node reads `\n` in double quotes as a line break, which keys in PEM have. */
function writeVariables(file: string, variables: Record<string, string>): void {
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  writeWhole(file, lines.join(""));
}

function writeWhole(file: string, text: string): void {
  const next = `${file}.new`;
  writeFileSync(next, text, { mode: 0o644 });
  renameSync(next, file);
}
