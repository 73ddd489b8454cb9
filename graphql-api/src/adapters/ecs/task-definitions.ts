import { DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import type { Ecs } from "./ecs.ts";
import type { Perform } from "./open-clients.ts";

/** What tasks are made of. */
export function taskDefinitions(perform: Perform): Pick<Ecs, "describeTaskDefinition"> {
  return {
    async describeTaskDefinition({ region, arn }) {
      const call = { region, operation: "describeTaskDefinition", what: `read the task definition ${arn}` };
      const answer = await perform(
        call,
        (client, options) => client.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }), options),
        // AWS has no code of its own for "there is none".
        ({ name, message }) => name === "ClientException" && /Unable to describe task definition/i.test(message),
      );
      const definition = answer?.taskDefinition;
      if (!definition?.taskDefinitionArn) return null;
      return {
        arn: definition.taskDefinitionArn,
        family: definition.family ?? "",
        revision: definition.revision ?? 0,
        images: (definition.containerDefinitions ?? []).map(({ name, image }) => ({
          container: name ?? "",
          image: image ?? "",
        })),
        port:
          (definition.containerDefinitions ?? []).flatMap(({ portMappings = [] }) => portMappings)[0]?.containerPort ??
          null,
      };
    },
  };
}
