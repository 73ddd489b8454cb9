import { writeFile } from "node:fs/promises";
import { printApi } from "./print-schema.ts";
import { createSchema } from "./schema.ts";

// Run by "npm run schema", after every change of the API.
await writeFile(new URL("../schema.graphql", import.meta.url), printApi(await createSchema()));
