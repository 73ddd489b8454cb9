import { type ReactNode, useState } from "react";
import { ExternalLink } from "./external-link.tsx";
import { FieldNotes } from "./field.tsx";
import { fieldId } from "./field-id.ts";

export type ChoosableRelease = {
  id: string;
  commitSha: string;
  commitMessage: string | null;
  commitUrl: string | null;
};

type ReleaseChoiceProps<Release extends ChoosableRelease> = {
  legend: string;
  releases: readonly Release[];
  /** The id of the release that is chosen until somebody chooses. */
  preset: string | null;
  /** One line that tells this release from the others. */
  about: (release: Release) => ReactNode;
  /** More, shown while it is the chosen one. */
  detail?: (release: Release) => ReactNode;
  problem: string | undefined;
  onChoose?: (id: string) => void;
};

/** Exactly one release out of some. */
export function ReleaseChoice<Release extends ChoosableRelease>(props: ReleaseChoiceProps<Release>) {
  const { legend, releases, about, detail, problem, onChoose } = props;
  // A release that is built meanwhile must not become the chosen one under somebody's eyes.
  const [preset] = useState(props.preset);
  const id = fieldId(["release"]);

  return (
    <fieldset className="min-w-0" aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className="mb-1 font-medium">{legend}</legend>
      <ul className="max-h-[38vh] divide-y divide-line overflow-y-auto rounded-lg border border-line">
        {releases.map((release, index) => (
          <li key={release.id} className="group relative px-3 py-2.5 has-checked:bg-accent-tint">
            <label className="flex cursor-pointer items-start gap-2.5">
              <input
                id={index === 0 ? id : undefined}
                type="radio"
                name="release"
                value={release.id}
                defaultChecked={release.id === preset}
                data-first={release.id === preset || undefined}
                aria-describedby={`${id}-${release.id}`}
                onChange={() => onChoose?.(release.id)}
                className="mt-0.5 size-4 shrink-0 accent-accent-fill"
              />
              <span className="min-w-0">
                <code className="font-mono text-xs font-semibold">{release.commitSha.slice(0, 7)}</code>{" "}
                <span className="break-words">{firstLine(release.commitMessage)}</span>
              </span>
            </label>
            <div className="pl-6.5 text-sm text-muted">
              <div id={`${id}-${release.id}`}>{about(release)}</div>
              <div className="hidden text-text group-has-checked:block">
                {release.commitUrl && <ExternalLink href={release.commitUrl}>Show this commit</ExternalLink>}
                {detail?.(release)}
              </div>
            </div>
          </li>
        ))}
      </ul>
      <FieldNotes id={id} hint={undefined} problem={problem} />
    </fieldset>
  );
}

const firstLine = (message: string | null): string => message?.split("\n", 1)[0] ?? "";
