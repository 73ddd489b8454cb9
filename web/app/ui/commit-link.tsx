import { Icon } from "./icons.tsx";

type CommitLinkProps = {
  sha: string;
  /** Where GitHub shows it; without it the commit is plain text. */
  url: string | null;
  /** Its message, of which the first line is shown behind the commit. */
  message?: string | null;
  className?: string;
};

/** A commit by its first seven letters, as people say it, with a link to all of it. */
export function CommitLink({ sha, url, message, className = "" }: CommitLinkProps) {
  const short = sha.slice(0, 7);
  const line = message?.split("\n", 1)[0];
  return (
    <span className={`inline-flex max-w-full min-w-0 items-center gap-2 ${className}`}>
      {url === null ? (
        <code className="shrink-0 font-mono text-xs">{short}</code>
      ) : (
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          title={sha}
          className="relative inline-flex min-h-6 shrink-0 items-center gap-1 font-mono text-xs text-accent underline-offset-2 hover:underline"
        >
          <span className="sr-only">Commit </span>
          {short}
          <Icon name="open" className="size-3" />
          <span className="sr-only"> (opens in a new tab)</span>
        </a>
      )}
      {line && (
        <span title={line} className="truncate">
          {line}
        </span>
      )}
    </span>
  );
}
