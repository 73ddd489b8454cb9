import { join, resolve } from "node:path";

/** The folder of the repository: four above this one, compiled or not. */
export const root = resolve(import.meta.dirname, "../../../..");

/** Where local data lies; git ignores it and `npm run reset` removes it. */
export const dataFolder = join(root, ".waymark");
