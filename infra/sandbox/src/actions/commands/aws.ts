#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { readManifest } from "../image/image-store.ts";
import { AwsError, callAws } from "./call-aws.ts";
import { printAnswer } from "./print-answer.ts";
import { readCommandLine } from "./read-command-line.ts";

type Options = Readonly<Record<string, string[]>>;
type Command = (options: Options) => Promise<unknown>;

const everywhere = ["query", "output", "region"];
const pause = 500;
const mostPolls = 1200;

/** The `aws` of the runner: ECR from the sandbox's folder of images, ECS and parameters over the wire, nothing else. */
const commands: Readonly<Record<string, { options: readonly string[]; run: Command }>> = {
  "ecr describe-images": { options: ["repository-name", "image-ids"], run: describeImages },
  "ecs describe-services": {
    options: ["cluster", "services"],
    run: (options) => ecs("DescribeServices", { cluster: one(options, "cluster"), services: options.services }),
  },
  "ecs update-service": {
    options: ["cluster", "service", "task-definition", "desired-count", "force-new-deployment"],
    run: updateService,
  },
  "ecs wait services-stable": { options: ["cluster", "services"], run: waitForServices },
  "ecs describe-task-definition": {
    options: ["task-definition"],
    run: (options) => ecs("DescribeTaskDefinition", { taskDefinition: one(options, "task-definition") }),
  },
  "ecs register-task-definition": { options: ["cli-input-json"], run: registerTaskDefinition },
  "ecs list-task-definitions": {
    options: ["family-prefix", "status", "sort"],
    run: (options) =>
      ecs("ListTaskDefinitions", {
        ...{ familyPrefix: one(options, "family-prefix"), status: one(options, "status") },
        sort: one(options, "sort"),
      }),
  },
  "ssm get-parameter": {
    options: ["name"],
    run: (options) => call("ssm", "GetParameter", { Name: one(options, "name") }),
  },
};

async function describeImages(options: Options): Promise<unknown> {
  const repository = one(options, "repository-name") ?? "";
  const tag = /^imageTag=(.+)$/.exec(one(options, "image-ids") ?? "")?.[1];
  if (!tag) throw new Error("The sandbox's aws finds images by imageTag only");
  const manifest = readManifest(process.env.WAYMARK_IMAGES ?? "", `${repository}:${tag}`);
  if (!manifest) {
    throw new AwsError(
      "ImageNotFoundException",
      `The image with imageId {imageTag:'${tag}'} does not exist within the repository with name '${repository}'`,
    );
  }
  return { imageDetails: [{ repositoryName: repository, imageTags: [tag], imagePushedAt: manifest.builtAt }] };
}

function updateService(options: Options): Promise<unknown> {
  const count = one(options, "desired-count");
  return ecs("UpdateService", {
    cluster: one(options, "cluster"),
    service: one(options, "service"),
    taskDefinition: one(options, "task-definition"),
    ...(count === undefined ? {} : { desiredCount: Number(count) }),
    ...(options["force-new-deployment"] ? { forceNewDeployment: true } : {}),
  });
}

async function waitForServices(options: Options): Promise<null> {
  const input = { cluster: one(options, "cluster"), services: options.services };
  for (let poll = 0; poll < mostPolls; poll += 1) {
    const { services = [], failures = [] } = (await ecs("DescribeServices", input)) as {
      services?: { deployments: unknown[]; runningCount: number; desiredCount: number }[];
      failures?: { reason: string }[];
    };
    const [failure] = failures;
    if (failure)
      throw new Error(`Waiter ServicesStable failed: Waiter encountered a terminal failure state: ${failure.reason}`);
    if (
      services.every((service) => service.deployments.length === 1 && service.runningCount === service.desiredCount)
    ) {
      return null;
    }
    await sleep(pause);
  }
  throw new Error("Waiter ServicesStable failed: Max attempts exceeded");
}

function registerTaskDefinition(options: Options): Promise<unknown> {
  const given = one(options, "cli-input-json") ?? "";
  const text = given.startsWith("file://") ? readFileSync(given.slice("file://".length), "utf8") : given;
  return ecs("RegisterTaskDefinition", JSON.parse(text) as Record<string, unknown>);
}

function ecs(operation: string, input: Record<string, unknown>): Promise<unknown> {
  return call("ecs", operation, input);
}

function call(service: "ecs" | "ssm", operation: string, input: Record<string, unknown>): Promise<unknown> {
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region } = process.env;
  if (!endpoint || !region) throw new Error("You must specify a region and AWS_ENDPOINT_URL.");
  return callAws(service, endpoint, region, operation, input);
}

function one(options: Options, name: string): string | undefined {
  return options[name]?.[0];
}

async function main(words: string[]): Promise<void> {
  const options = words.findIndex((word) => word.startsWith("--"));
  const name = words.slice(0, options < 0 ? words.length : options).join(" ");
  const command = commands[name];
  if (!command) throw new Error(`The sandbox's aws does not implement: aws ${name}`);
  if (!process.env.AWS_ACCESS_KEY_ID)
    throw new Error('Unable to locate credentials. You can configure credentials by running "aws login".');
  const given = readCommandLine(words.slice(options < 0 ? words.length : options), [...command.options, ...everywhere]);
  try {
    const answer = await command.run(given);
    if (answer !== null) console.log(printAnswer(answer, one(given, "query"), one(given, "output")));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new Error(`An error occurred (${error.code}) when calling the ${name} operation: ${error.message}`);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 254;
}
