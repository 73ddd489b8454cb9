import { Link } from "@remix-run/react";
import { Icon } from "../../ui/icons.tsx";
import { lineUp, type MatrixService, type Stage } from "./line-up.ts";
import { PlaceCell } from "./place-cell.tsx";

/**
 * Services by stages: what runs where. On a phone each service becomes a block and each of its cells names its stage,
 * because columns side by side would not fit.
 */
export function Matrix({ stages, services }: { stages: Stage[]; services: MatrixService[] }) {
  return (
    <section
      aria-label="What runs where"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable for those without a pointer
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full border-collapse text-left align-top max-md:block">
        <thead className="max-md:sr-only">
          <tr className="border-b border-line text-sm text-muted">
            <th scope="col" className="sticky left-0 z-10 bg-surface px-4 py-2 font-normal">
              Service
            </th>
            {stages.map((stage) => (
              <th key={stage.id} scope="col" className="border-l border-line px-4 py-2 font-normal">
                <span className="inline-flex items-center gap-1.5">
                  <span className="font-semibold text-text">{stage.name}</span>
                  {stage.protected && <Icon name="lock" className="size-3.5" />}
                  {stage.protected && "protected"}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">
          {services.map((service) => (
            <tr key={service.id} data-service={service.name} className="max-md:block max-md:py-2">
              <th
                scope="row"
                className="sticky left-0 z-10 min-w-40 bg-surface px-4 py-3 align-top font-normal max-md:static max-md:block"
              >
                <Link
                  to={`/services/${service.name}`}
                  data-row
                  className="inline-flex min-h-6 items-center font-semibold break-words hover:underline"
                >
                  {service.name}
                </Link>
                <span className="block text-sm text-muted">{service.owner.name}</span>
              </th>
              {lineUp(service, stages).map((place) => (
                <td
                  key={place.stage.id}
                  data-stage={place.stage.name}
                  className="min-w-52 border-line px-4 py-3 align-top max-md:block md:border-l"
                >
                  <PlaceCell service={service.name} place={place} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
