import { createHash } from "node:crypto";

/** The seed of a test that rolls dice: given again as SEED, everything falls as it did. */
export const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Numbers from 0 to 1 that look random and follow from the seed alone. */
export function makeRandom(seed: number): () => number {
  let count = 0;
  return () => {
    count += 1;
    return createHash("sha256").update(`${seed} ${count}`).digest().readUInt32BE() / 2 ** 32;
  };
}
