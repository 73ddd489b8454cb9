// What a service is whose team has added two routes to the golden path. Bundled into one file, it is deployed by a test.
import { json } from "../../../service-templates/node-api/src/answer.ts";
import { createLog } from "../../../service-templates/node-api/src/create-log.ts";
import { readConfiguration } from "../../../service-templates/node-api/src/read-configuration.ts";
import { readManifest } from "../../../service-templates/node-api/src/read-manifest.ts";
import { startService } from "../../../service-templates/node-api/src/start-service.ts";
import { stopOnSignal } from "../../../service-templates/node-api/src/stop-on-signal.ts";

const result = readConfiguration(process.env, readManifest());
if ("mistakes" in result) throw new Error(result.mistakes.join("; "));
const log = createLog(result.configuration);
const service = await startService(result.configuration, log, [
  { method: "GET", path: "/broken", answer: () => json(500, { broken: true }) },
]);
stopOnSignal(service, log);
