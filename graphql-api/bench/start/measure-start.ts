import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cleanups } from "../cleanups.ts";
import { measure, type Section } from "../measures.ts";
import { freePort } from "../world/free-port.ts";
import { copyCheckout } from "./copy-checkout.ts";
import { type ProductStart, runProduct } from "./run-product.ts";

const SECOND_STARTS = 2;

/** How long `npm start` takes on a fresh checkout whose packages are installed, and every time after that. */
export async function measureStart(cleanups: Cleanups, say: (line: string) => void): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-copy-"));
  cleanups.add(() => rm(folder, { recursive: true, force: true }));
  copyCheckout(folder);
  const ports = {
    WAYMARK_PORTAL_PORT: String(await freePort()),
    WAYMARK_API_PORT: String(await freePort()),
    WAYMARK_GITHUB_PORT: String(await freePort()),
    WAYMARK_ECS_PORT: String(await freePort()),
    WAYMARK_LOAD_BALANCER_PORT: String(await freePort()),
    WAYMARK_POSTGRES_PORT: String(await freePort()),
  };

  say("Starting a fresh copy of this checkout (it builds first)");
  const first = await runProduct(cleanups, folder, ports);
  const later: ProductStart[] = [];
  for (let start = 1; start <= SECOND_STARTS; start += 1) {
    say(`Starting it again, ${start} of ${SECOND_STARTS}`);
    later.push(await runProduct(cleanups, folder, ports));
  }
  const target = { of: "median", atMost: 20 } as const;
  return {
    title: "npm start after the installation, until /services answers a signed-in person",
    measures: [
      measure("first start of a fresh checkout", "s", [first.usableSeconds], { target }),
      measure("of that, building", "s", [first.buildSeconds]),
      measure(
        "later starts, with data",
        "s",
        later.map(({ usableSeconds }) => usableSeconds),
        { target },
      ),
    ],
  };
}
