import type { TestProject } from "vitest/node";
import { startPlatform } from "./start-platform.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the portal opens. */
    portal: string;
    /** Where the sandbox's GitHub answers. */
    github: string;
    /** Where services answer. */
    loadBalancer: string;
  }
}

/** One platform for all browser tests; each of them brings services of its own. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const platform = await startPlatform(process.env.WAYMARK_PROMETHEUS);
  provide("portal", platform.portal);
  provide("github", platform.github);
  provide("loadBalancer", platform.loadBalancer);
  return platform.stop;
}
