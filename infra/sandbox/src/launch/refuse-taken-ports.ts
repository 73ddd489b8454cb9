import { join } from "node:path";
import { findServer } from "../postgres/find-server.ts";
import { isPortFree } from "../postgres/free-port.ts";
import { LaunchError } from "./launch-error.ts";
import type { Settings } from "./read-settings.ts";

/**
 * @param postgresFolder data folder of our own server, which may still run on its port; `null` when none is started.
 * @throws LaunchError with a sentence for each port that another program has.
 */
export async function refuseTakenPorts({ ports }: Settings, postgresFolder: string | null): Promise<void> {
  const wanted: [name: string, port: number, variable: string][] = [
    ["the portal", ports.portal, "WAYMARK_PORTAL_PORT"],
    ["the API", ports.api, "WAYMARK_API_PORT"],
  ];
  if (postgresFolder !== null) {
    wanted.push(["the sandbox GitHub", ports.github, "WAYMARK_GITHUB_PORT"]);
    wanted.push(["the sandbox ECS", ports.ecs, "WAYMARK_ECS_PORT"]);
    wanted.push(["its load balancer", ports.loadBalancer, "WAYMARK_LOAD_BALANCER_PORT"]);
    if (findServer(join(postgresFolder, "cluster"))?.port !== ports.postgres)
      wanted.push(["PostgreSQL", ports.postgres, "WAYMARK_POSTGRES_PORT"]);
  }
  const mistakes: string[] = [];
  for (const [name, port, variable] of wanted) {
    if (await isPortFree(port)) continue;
    mistakes.push(
      `Port ${port} is taken by another program, and ${name} needs it: stop that program, or choose another port with ${variable}=${port + 1} before the command or in .env.`,
    );
  }
  if (mistakes.length > 0) throw new LaunchError(mistakes.join("\n"));
}
