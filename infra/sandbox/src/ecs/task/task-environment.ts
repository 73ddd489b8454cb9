import path from "node:path";
import type { Container } from "../state/task-definition.ts";
import type { World } from "../world.ts";
import type { Image } from "./read-image.ts";

/** Of the sandbox's own environment only this: the rest are its secrets. */
const inherited = ["HOME", "TMPDIR", "TEMP", "SystemRoot", "LANG", "TZ"];

/** The environment of a process: the image's, under what the task definition says, under the port it has to take. */
export function taskEnvironment(
  { settings }: World,
  image: Image,
  container: Container,
  port: number,
): Record<string, string> {
  const own = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // `node` in an image is the Node that the sandbox itself runs on.
  const programs = [path.dirname(process.execPath), process.env.PATH ?? ""].join(path.delimiter);
  return {
    ...Object.fromEntries(own),
    PATH: programs,
    ...image.environment,
    AWS_REGION: settings.region,
    AWS_DEFAULT_REGION: settings.region,
    AWS_EXECUTION_ENV: "AWS_ECS_FARGATE",
    ...Object.fromEntries(container.environment.map(({ name, value }) => [name, value])),
    // Tasks share one machine, so the port of the container cannot be theirs.
    PORT: String(port),
  };
}
