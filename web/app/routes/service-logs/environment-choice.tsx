import { Segments } from "../../ui/segments.tsx";
import type { LoggedService } from "./read-logs.server.ts";

type EnvironmentChoiceProps = { service: Pick<LoggedService, "name" | "environments">; chosen: string };

/** The lines of the same service elsewhere. */
export function EnvironmentChoice({ service, chosen }: EnvironmentChoiceProps) {
  const inOrder = [...service.environments].sort((a, b) => a.environment.rank - b.environment.rank);
  return (
    <Segments
      label="Environment"
      segments={inOrder.map(({ environment: { name } }) => ({
        to: `/services/${service.name}/logs/${name}`,
        label: name,
        title: `${service.name} in ${name}`,
        isChosen: name === chosen,
      }))}
    />
  );
}
