import type { ServiceQuery } from "../../gql/generated/graphql.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Icon } from "../../ui/icons.tsx";

type CreatedService = Pick<NonNullable<ServiceQuery["service"]>, "name" | "status" | "creation">;

/** What stands above a service that is not whole yet: how far its creation is, or why it stopped. */
export function CreationPanel({ service: { name, status, creation } }: { service: CreatedService }) {
  if (!creation || (status !== "CREATING" && status !== "FAILED")) return null;
  const failed = status === "FAILED";
  const done = creation.steps.filter((step) => step.status === "SUCCEEDED").length;
  const progress = `${done} of ${creation.steps.length} steps are done.`;

  return (
    <section
      aria-label="Creation"
      className={`mb-5 flex flex-wrap items-center gap-3 rounded-lg px-4 py-3 ${failed ? "bg-bad-tint text-bad" : "bg-busy-tint text-busy"}`}
    >
      <Icon name={failed ? "alert" : "running"} className={failed ? "" : "spin"} />
      <p role="status" className="min-w-0 flex-1">
        {failed ? `The creation stopped. ${creation.error ?? progress}` : `This service is being created. ${progress}`}
      </p>
      <ButtonLink to={`/services/${name}/creation`}>{failed ? "Retry or undo" : "Watch every step"}</ButtonLink>
    </section>
  );
}
