import type { Config } from "../config.ts";

/** The platform's runbook on GitHub; `place` is "runbook.md#heading", as the annotation of an alert has it. */
export function linkRunbook({ github, platform }: Pick<Config, "github" | "platform">, place = "runbook.md"): string {
  return `${github.url}/${platform.repository}/blob/${platform.ref}/observability/${place}`;
}
