// Writes dashboards/*.json: `npm run dashboards --workspace observability`.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderDashboards } from "./render-dashboards.ts";

const folder = join(import.meta.dirname, "../../dashboards");
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(renderDashboards())) writeFileSync(join(folder, name), text);
