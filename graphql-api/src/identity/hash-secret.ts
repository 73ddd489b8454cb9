import { createHash } from "node:crypto";

/** SHA-256 in hex: enough for secrets of 32 random bytes, which nobody can guess from a list. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
