import {
  type Container,
  DescribeTasksCommand,
  type DescribeTasksCommandOutput,
  ListTasksCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import type { Ecs, EcsTask } from "./ecs.ts";
import type { Perform } from "./open-clients.ts";

/** DescribeTasks takes no more (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html). */
const TASKS_AT_ONCE = 100;
/** An address that stands for all of its machine, which nobody else can use. */
const ANY_ADDRESS = /^(0\.0\.0\.0|::)$/;

const isClusterMissing = ({ name }: Error): boolean => name === "ClusterNotFoundException";

/** What runs in a cluster. */
export function tasks(perform: Perform): Pick<Ecs, "listTasks"> {
  return {
    async listTasks({ region, cluster }) {
      const what = `read the tasks of ${cluster} in ${region}`;
      const describing: Promise<DescribeTasksCommandOutput | null>[] = [];
      let nextToken: string | undefined;
      do {
        const input = { cluster, desiredStatus: "RUNNING" as const, maxResults: TASKS_AT_ONCE, nextToken };
        const page = await perform(
          { region, operation: "listTasks", what },
          (client, options) => client.send(new ListTasksCommand(input), options),
          isClusterMissing,
        );
        const arns = page?.taskArns ?? [];
        // The next page is asked for meanwhile.
        if (arns.length > 0) {
          const described = perform(
            { region, operation: "describeTasks", what },
            (client, options) => client.send(new DescribeTasksCommand({ cluster, tasks: arns }), options),
            isClusterMissing,
          );
          described.catch(() => {});
          describing.push(described);
        }
        nextToken = page?.nextToken;
      } while (nextToken);
      const answers = await Promise.all(describing);
      return answers.flatMap((answer) => answer?.tasks ?? []).map(toTask);
    },
  };
}

function toTask(task: Task): EcsTask {
  const containers = task.containers ?? [];
  return {
    id: task.taskArn?.split("/").at(-1) ?? "",
    service: /^service:(.+)$/.exec(task.group ?? "")?.[1] ?? null,
    taskDefinition: task.taskDefinitionArn ?? "",
    images: containers.map(({ name, image }) => ({ container: name ?? "", image: image ?? "" })),
    ...findAddress(task, containers),
  };
}

/** A task with a network interface of its own (`awsvpc`, as on Fargate) has an address, others a port of their host. */
function findAddress({ attachments = [] }: Task, containers: Container[]): Pick<EcsTask, "host" | "port"> {
  const bound = containers
    .flatMap(({ networkBindings = [] }) => networkBindings)
    .find(({ bindIP, hostPort }) => bindIP && hostPort && !ANY_ADDRESS.test(bindIP));
  if (bound) return { host: bound.bindIP ?? null, port: bound.hostPort ?? null };
  const details = attachments.flatMap((attachment) => attachment.details ?? []);
  const own = details.find(({ name }) => name === "privateIPv4Address")?.value;
  const seen = containers.flatMap(({ networkInterfaces = [] }) => networkInterfaces);
  return { host: own ?? seen.find((one) => one.privateIpv4Address)?.privateIpv4Address ?? null, port: null };
}
