import { CommitLink } from "./commit-link.tsx";
import { ExternalLink } from "./external-link.tsx";

type CommitListProps = {
  range: {
    /** How many commits there are; the list may hold fewer. */
    total: number;
    /** Newest first. */
    commits: readonly { sha: string; message: string; authorLogin: string | null; url: string }[];
    /** Where GitHub compares the two ends. */
    url: string | null;
  };
};

/** The commits between two releases, newest first. */
export function CommitList({ range: { total, commits, url } }: CommitListProps) {
  const more = total - commits.length;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <ol className="flex flex-col">
        {commits.map(({ sha, message, authorLogin, url: address }) => (
          <li key={sha} className="flex items-center gap-2">
            <CommitLink sha={sha} url={address} message={message} className="flex-1" />
            {authorLogin && <span className="shrink-0 text-muted">{authorLogin}</span>}
          </li>
        ))}
      </ol>
      {more > 0 && <p className="text-muted">and {more} more</p>}
      {url && (
        <p>
          <ExternalLink href={url}>Compare on GitHub</ExternalLink>
        </p>
      )}
    </div>
  );
}
