import { data } from "@remix-run/node";
import type { PlatformFailure } from "./platform-failure.ts";

/** What to throw when an address names something that is not there. `message` is a sentence for a person. */
export const missing = (message: string) =>
  data<PlatformFailure>({ kind: "missing", message, id: null }, { status: 404 });
