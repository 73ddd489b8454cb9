import { createHash } from "node:crypto";

/** Target groups take this many characters, and everything else takes more. */
const LIMIT = 32;
const HASH_DIGITS = 6;

/**
 * What a service's target group, security group and roles on AWS are called:
 * `<service, cut>-<environment>-<6 digits of a hash>`, at most 32 characters. The rule is that of
 * `infra/modules/name`, and both are tested with its vectors.
 *
 * @param service 3 to 40 characters.
 * @param environment at most 20 characters.
 */
export function nameResource(service: string, environment: string): string {
  const hash = createHash("sha256").update(`${service}/${environment}`).digest("hex").slice(0, HASH_DIGITS);
  const room = LIMIT - environment.length - HASH_DIGITS - 2;
  const cut = service.slice(0, room).replace(/-$/, "");
  return `${cut}-${environment}-${hash}`;
}
