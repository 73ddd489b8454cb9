import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readManifest } from "../image/image-store.ts";
import { StepFailure } from "../run/step-failure.ts";
import { type Action, type ActionCall, required } from "./action.ts";
import { callForStep } from "./call-for-step.ts";

interface Container {
  name: string;
  image: string;
  environment?: { name: string; value: string }[];
  [key: string]: unknown;
}

type TaskDefinition = { containerDefinitions: Container[] } & Record<string, unknown>;

/** aws-actions/amazon-ecs-render-task-definition: the family's latest revision, or a file, with another image in it. */
export const renderTaskDefinition: Action = {
  inputs: ["task-definition", "task-definition-family", "container-name", "image", "environment-variables"],
  async perform(call) {
    const definition = await readBase(call);
    const name = required(call, "container-name");
    const container = definition.containerDefinitions.find((one) => one.name === name);
    if (!container) {
      throw new StepFailure("Invalid task definition: Could not find container definition with matching name");
    }
    container.image = required(call, "image");
    const given = readVariables(call.inputs["environment-variables"] ?? "");
    const kept = (container.environment ?? []).filter((one) => !given.some((other) => other.name === one.name));
    container.environment = [...kept, ...given];
    const file = path.join(call.run.folder.temp, `task-definition-${crypto.randomUUID()}.json`);
    writeFileSync(file, JSON.stringify(definition, null, 2));
    call.outputs["task-definition"] = file;
    call.say(`Rendered with ${container.image}`);
  },
};

async function readBase(call: ActionCall): Promise<TaskDefinition> {
  const name = call.inputs["task-definition"];
  if (name) {
    const file = path.resolve(call.run.folder.workspace, name);
    if (!existsSync(file)) throw new StepFailure(`Task definition file does not exist: ${name}`);
    return JSON.parse(readFileSync(file, "utf8")) as TaskDefinition;
  }
  const family = required(call, "task-definition-family");
  const input = { taskDefinition: family };
  const answer = await callForStep(call, "DescribeTaskDefinition", input, ["ClientException"]);
  if (answer) return answer.taskDefinition as TaskDefinition;
  call.say(
    `${family} has no revision yet. On AWS the Terraform of the service makes the first; here a plain one is it`,
  );
  return firstRevision(call, family);
}

/** What a service of the golden path starts from. */
function firstRevision(call: ActionCall, family: string): TaskDefinition {
  const image = readManifest(call.run.call.world.actions.imagesDir, required(call, "image"));
  const containerPort = image?.port ?? 3000;
  return {
    family,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    containerDefinitions: [
      {
        name: required(call, "container-name"),
        image: "",
        essential: true,
        portMappings: [{ containerPort, protocol: "tcp" }],
        environment: [],
      },
    ],
  };
}

function readVariables(text: string): { name: string; value: string }[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const at = line.indexOf("=");
    if (at < 1)
      throw new StepFailure(
        `Cannot parse the environment variable '${line}'. Environment variable pairs must be of the form NAME=value.`,
      );
    return { name: line.slice(0, at), value: line.slice(at + 1) };
  });
}
