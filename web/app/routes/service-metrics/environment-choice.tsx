import type { EnvironmentSignalsQuery } from "../../gql/generated/graphql.ts";
import type { Range } from "../../signals/read-range.ts";
import { Segments } from "../../ui/segments.tsx";

type Service = Pick<NonNullable<EnvironmentSignalsQuery["service"]>, "name" | "environments">;
type EnvironmentChoiceProps = { service: Service; chosen: string; range: Range };

/** The same charts of another environment. */
export function EnvironmentChoice({ service, chosen, range }: EnvironmentChoiceProps) {
  const inOrder = [...service.environments].sort((a, b) => a.environment.rank - b.environment.rank);
  return (
    <Segments
      label="Environment"
      segments={inOrder.map(({ environment: { name } }) => ({
        to: `/services/${service.name}/metrics/${name}?range=${range.word}`,
        label: name,
        title: `${service.name} in ${name}`,
        isChosen: name === chosen,
      }))}
    />
  );
}
