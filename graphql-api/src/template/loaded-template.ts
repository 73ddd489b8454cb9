import type { AnySchemaObject, ValidateFunction } from "ajv";
import type { TemplateFile } from "./template-file.ts";

/** What a template.json says. */
interface Manifest {
  name: string;
  title: string;
  description: string;
  runtime: string;
  version: string;
  /** JSON Schema, draft 2020-12. */
  parameters: AnySchemaObject;
}

/** A golden path that was read and checked: services can be made from it without touching the disk again. */
export interface LoadedTemplate extends Manifest {
  files: readonly TemplateFile[];
  /** The compiled schema; fills in defaults in place. */
  validate: ValidateFunction;
}
