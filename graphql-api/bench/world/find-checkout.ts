import { resolve } from "node:path";

/** The folder of the repository. */
export const CHECKOUT = resolve(import.meta.dirname, "../../..");
