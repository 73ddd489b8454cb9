import { ExternalLink } from "../ui/external-link.tsx";

type EnvironmentLinksProps = {
  links: readonly { id: string; title: string; url: string }[];
  environment: string;
};

/** Where else to look at a service in an environment. What it is called stands above, so it is not repeated to the eye. */
export function EnvironmentLinks({ links, environment }: EnvironmentLinksProps) {
  const suffix = ` (${environment})`;
  return links.map(({ id, title, url }) => (
    <ExternalLink key={id} href={url}>
      {title.endsWith(suffix) ? title.slice(0, -suffix.length) : title}
      {title.endsWith(suffix) && <span className="sr-only">{suffix}</span>}
    </ExternalLink>
  ));
}
