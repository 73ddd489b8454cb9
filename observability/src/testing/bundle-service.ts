import { join } from "node:path";
import { build, type Rollup } from "vite";

/**
 * The sample service with everything it needs in one file, so that its deployment installs nothing.
 *
 * @param release what makes this bundle another one than those before it.
 */
export async function bundleService(release: string): Promise<string> {
  const entry = join(import.meta.dirname, "sample-service.ts");
  const built = (await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: entry, write: false, minify: false, target: "node24" },
  })) as Rollup.RollupOutput;
  return `// ${release}\n${built.output[0].code}`;
}
