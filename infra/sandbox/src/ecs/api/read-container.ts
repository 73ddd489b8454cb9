import type { JsonObject } from "../../github/http/incoming.ts";
import { clientFault, unsupported } from "../aws-fault.ts";
import type { Container } from "../state/task-definition.ts";
import { readNumber, readObject, readObjects, readText, readTexts } from "./read-input.ts";

/** What would make a container another one than the sandbox starts: refused, never silently left out. */
const changing = [
  "command",
  "entryPoint",
  "workingDirectory",
  "secrets",
  "environmentFiles",
  "mountPoints",
  "dependsOn",
];
const name = /^[A-Za-z0-9_-]{1,255}$/;

/** Reads and checks the one container of a task definition. @throws AwsFault ClientException, in AWS's words. */
export function readContainer(input: JsonObject, networkMode: string | null): Container {
  const [given, ...others] = readObjects(input, "containerDefinitions");
  if (!given) throw clientFault("Container list cannot be empty.");
  if (others.length > 0) throw unsupported("tasks of more than one container");
  const containerName = readText(given, "name");
  if (!containerName) throw clientFault("Container.name should not be null or empty.");
  if (!name.test(containerName)) throw clientFault("Container.name contains invalid characters.");
  const image = readText(given, "image");
  if (!image) throw clientFault("Container.image should not be null or empty.");
  if (given.essential === false) throw clientFault("TaskDefinition must have at least one essential container.");
  const unknown = changing.find((field) => (Array.isArray(given[field]) ? given[field].length > 0 : given[field]));
  if (unknown) throw unsupported(`containerDefinitions[].${unknown}`);
  const portMappings = readPorts(given, networkMode);
  const environment = readObjects(given, "environment").map(readVariable);
  const registered = {
    cpu: 0,
    essential: true,
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    ...given,
    environment,
    portMappings,
  };
  const stopTimeout = readNumber(given, "stopTimeout");
  if (stopTimeout !== null && (stopTimeout < 0 || stopTimeout > 120)) {
    throw clientFault("Invalid setting for container. 'stopTimeout' must be between 0 and 120 seconds.");
  }
  return {
    name: containerName,
    image,
    environment,
    portMappings,
    stopTimeout,
    healthCheck: readHealthCheck(given),
    registered,
  };
}

function readVariable(given: JsonObject): { name: string; value: string } {
  const variable = readText(given, "name");
  if (!variable) throw clientFault("Environment variable name should not be null or empty.");
  return { name: variable, value: readText(given, "value") ?? "" };
}

function readPorts(given: JsonObject, networkMode: string | null) {
  return readObjects(given, "portMappings").map((mapping) => {
    const containerPort = readNumber(mapping, "containerPort");
    const hostPort = readNumber(mapping, "hostPort") ?? (networkMode === "awsvpc" ? containerPort : 0);
    if (containerPort === null || containerPort < 1 || containerPort > 65_535) {
      throw clientFault("Invalid 'containerPort' setting for container. It must be between 1 and 65535.");
    }
    if (networkMode === "awsvpc" && hostPort !== containerPort) {
      throw clientFault("When networkMode=awsvpc, the host ports and container ports in port mappings must match.");
    }
    return { protocol: "tcp", ...mapping, containerPort, hostPort };
  });
}

function readHealthCheck(given: JsonObject): Container["healthCheck"] {
  const check = readObject(given, "healthCheck");
  if (!check) return null;
  const command = readTexts(check, "command");
  if (command.length === 0) throw clientFault("Container.healthCheck.command should not be null or empty.");
  return { command, startPeriod: readNumber(check, "startPeriod") ?? 0 };
}
