import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Terraform } from "./run-terraform.ts";

/** A provider that runs, for all commands that are given this `terraform`. */
export interface SharedProvider {
  terraform: Terraform;
  stop(): void;
}

const MOST_MS = 60_000;

/**
 * Starts the AWS provider of an initialised folder once, for many commands. Each `run` of a test would otherwise start
 * it anew and wait for it to describe all its resources, which is nearly all that such a test takes.
 * https://developer.hashicorp.com/terraform/plugin/debugging
 *
 * It is for tests alone that configure no provider: one that was told an account stays with it.
 *
 * @returns `null` where there is no provider or it does not start; everything works without, only slower.
 */
export async function shareProvider(terraform: Terraform, folder: string): Promise<SharedProvider | null> {
  const program = findProvider(folder);
  if (program === null) return null;
  const provider = spawn(program, ["-debug"], {
    // Where it leaves its socket.
    env: { ...terraform.environment, TMPDIR: folder },
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 20 * MOST_MS,
  });
  const stop = () => provider.kill();
  let said = "";
  const attachment = new Promise<string>((attach) => {
    provider.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
      const found = /TF_REATTACH_PROVIDERS=['"]?(\{.+\})/.exec(said)?.[1];
      if (found !== undefined) attach(found);
    });
  });
  const reattach = await Promise.race([
    attachment,
    once(provider, "exit").catch(() => undefined),
    delay(MOST_MS, undefined, { ref: false }),
  ]);
  if (typeof reattach !== "string") {
    stop();
    return null;
  }
  const environment = { ...terraform.environment, TF_REATTACH_PROVIDERS: reattach };
  return { terraform: { ...terraform, environment }, stop };
}

function findProvider(folder: string): string | null {
  // The last of these folders is a link to a mirror or a cache, and patterns follow no links.
  const [place] = globSync(join(folder, ".terraform/providers/*/hashicorp/aws/*/*"));
  const name = place && readdirSync(place).find((file) => file.startsWith("terraform-provider-aws"));
  return place && name ? join(place, name) : null;
}
