import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "./checkout.ts";
import { writePrivateFile } from "./write-private-file.ts";

/** What the sandbox's GitHub and the API have to agree on, and the API's own session secret. */
export interface Secrets {
  /** RSA, in PEM: how the API signs itself in as the GitHub App. */
  appPrivateKey: string;
  appPublicKey: string;
  clientId: string;
  clientSecret: string;
  webhookSecret: string;
  sessionSecret: string;
}

/** The secrets of this checkout, made at its first start and kept in a file that only we may read. */
export function readOrMakeSecrets(file = join(dataFolder, "secrets.json")): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const secrets: Secrets = {
    appPrivateKey: privateKey,
    appPublicKey: publicKey,
    clientId: `Iv1.${randomBytes(8).toString("hex")}`,
    clientSecret: randomBytes(20).toString("hex"),
    webhookSecret: randomBytes(24).toString("base64url"),
    sessionSecret: randomBytes(36).toString("base64url"),
  };
  writePrivateFile(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}
