import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ServiceQuery } from "../../gql/generated/graphql.ts";
import { ExternalLink } from "../../ui/external-link.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Panel } from "../../ui/panel.tsx";

type ShownService = NonNullable<ServiceQuery["service"]>;

/** What does not change every day: who owns it, where its code is, what it was made from. */
export function Facts({ service }: { service: ShownService }) {
  const { owner, repoUrl, template, templateName, templateVersion, runtime, createdAt, createdBy, creation } = service;
  const links = service.observabilityLinks.filter(({ environment }) => environment === null);

  return (
    <Panel className="mb-5">
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-x-6 gap-y-4 p-4">
        <Fact name="Owner">
          <Link to={`/services?owner=${owner.slug}`} className="text-accent hover:underline">
            {owner.name}
          </Link>
        </Fact>
        <Fact name="Repository">
          {repoUrl ? <ExternalLink href={repoUrl}>{shortAddress(repoUrl)}</ExternalLink> : "not created yet"}
        </Fact>
        <Fact name="Golden path">
          {template?.title ?? templateName} {templateVersion}
        </Fact>
        <Fact name="Runtime">{runtime}</Fact>
        <Fact name="Created">
          <Moment at={createdAt} />
          {createdBy && ` by ${createdBy.name ?? createdBy.login}`}
          {creation && (
            <Link to={`/services/${service.name}/creation`} className="ml-2 text-accent underline underline-offset-2">
              Steps
            </Link>
          )}
        </Fact>
        {links.length > 0 && (
          <Fact name="Links">
            <span className="flex flex-wrap gap-x-3">
              {links.map(({ id, title, url }) => (
                <ExternalLink key={id} href={url}>
                  {title}
                </ExternalLink>
              ))}
            </span>
          </Fact>
        )}
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

/** `https://github.com/acme/payments` as `acme/payments`. */
const shortAddress = (url: string): string => new URL(url).pathname.slice(1);
