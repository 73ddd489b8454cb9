/** The seed of a test that rolls dice: given again as SEED, everything falls as it did. */
export const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);

/** Numbers from 0 to 1 that look random and follow from the seed alone (mulberry32, by Tommy Ettinger, public domain). */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
