import { Link } from "@remix-run/react";
import { useRef } from "react";
import type { ServicesQuery } from "../../gql/generated/graphql.ts";
import { Moment } from "../../ui/moment.tsx";
import { environmentSigns, StatusBadge, serviceSigns } from "../../ui/status-badge.tsx";
import { useRowKeys } from "../../ui/use-row-keys.ts";
import { AlertCount } from "./alert-count.tsx";

type ListedService = ServicesQuery["services"]["nodes"][number];

const columns = "md:grid md:grid-cols-[minmax(12rem,2fr)_minmax(0,3fr)_8rem_6.5rem] md:items-center md:gap-x-6";

/** The services, one row each. Arrow keys, j and k move between rows, Enter opens one. */
export function ServiceList({ services }: { services: ListedService[] }) {
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list);
  return (
    <>
      <div aria-hidden="true" className={`hidden border-b border-line px-4 py-2 text-sm text-muted ${columns}`}>
        <span>Name</span>
        <span>Environments</span>
        <span>Owner</span>
        <span>Last deploy</span>
      </div>
      <ul ref={list} className="divide-y divide-line">
        {services.map((service) => (
          <Row key={service.id} service={service} />
        ))}
      </ul>
    </>
  );
}

function Row({ service: { name, description, status, owner, environments, alerts } }: { service: ListedService }) {
  const lastDeploy = environments
    .map(({ lastDeployAt }) => lastDeployAt)
    .reduce((newest, at) => (at !== null && (newest === null || at > newest) ? at : newest), null);

  return (
    <li
      className={`relative flex flex-col gap-2 px-4 py-2.5 first:rounded-t-lg last:rounded-b-lg focus-within:bg-hover hover:bg-hover ${columns}`}
    >
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <Link
            to={`/services/${name}`}
            data-row
            className="font-semibold after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {name}
          </Link>
          {status !== "READY" && <StatusBadge sign={serviceSigns[status]} />}
          <AlertCount alerts={alerts} />
        </div>
        {description && <p className="truncate text-sm text-muted">{description}</p>}
      </div>
      <ul aria-label="Environments" className="flex flex-wrap gap-1.5">
        {environments.map(({ id, status: deployed, environment }) => (
          <li key={id}>
            <StatusBadge sign={environmentSigns[deployed]} prefix={environment.name} />
          </li>
        ))}
      </ul>
      <div className="truncate text-sm max-md:hidden">
        <span className="sr-only">Owner </span>
        {owner.name}
      </div>
      <div className="relative text-sm text-muted">
        <span className="md:sr-only">
          <span className="md:hidden">{owner.name} · </span>Last deploy{" "}
        </span>
        {lastDeploy === null ? "never" : <Moment at={lastDeploy} />}
      </div>
    </li>
  );
}
