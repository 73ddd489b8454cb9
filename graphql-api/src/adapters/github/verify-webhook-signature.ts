import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether GitHub signed exactly these bytes with this secret. Takes as long for a wrong signature as for a right one.
 * @param header X-Hub-Signature-256, "sha256=" and 64 hexadecimal digits.
 * @see https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function verifyWebhookSignature(secret: string, rawBody: Buffer, header: string | undefined): boolean {
  if (secret === "") throw new Error("A webhook secret must not be empty");
  const given = /^sha256=([0-9a-f]{64})$/.exec(header ?? "")?.[1];
  if (given === undefined) return false;
  return timingSafeEqual(createHmac("sha256", secret).update(rawBody).digest(), Buffer.from(given, "hex"));
}
