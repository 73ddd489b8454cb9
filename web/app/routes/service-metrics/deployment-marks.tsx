import { Link } from "@remix-run/react";
import type { Mark } from "../../signals/place-marks.ts";
import type { ListedDeployment } from "../../ui/deployment-list.tsx";
import { deploymentKinds, deploymentSigns } from "../../ui/deployment-status.tsx";
import { ShortCommit } from "../../ui/short-commit.tsx";

/**
 * Lines where deployments came to their end: what they brought is on hover, and a click leads to their page. They are
 * for the pointer alone; a list of the same deployments is on the page.
 */
export function DeploymentMarks({ marks }: { marks: readonly Mark<ListedDeployment>[] }) {
  return marks.map(({ deployment, share }) => {
    const { id, kind, status, release } = deployment;
    const isBad = deploymentSigns[status].tone === "bad";
    return (
      <Link
        key={id}
        to={`/deployments/${id}`}
        tabIndex={-1}
        style={{ left: `${share * 100}%` }}
        className={`group absolute inset-y-0 z-1 -ml-2 w-4 hover:z-2 ${isBad ? "text-bad" : "text-text"}`}
      >
        <span className="absolute inset-y-0 left-1/2 border-l border-dashed border-current opacity-60 group-hover:opacity-100" />
        <span className="absolute top-0 left-1/2 size-2 -translate-x-1/2 -translate-y-1/2 rotate-45 bg-current" />
        <span
          className={`pointer-events-none absolute top-2 hidden w-max max-w-56 flex-col rounded-md border border-line bg-raised px-2.5 py-1.5 text-sm text-text shadow-lg shadow-(color:--shadow) group-hover:flex ${share > 0.5 ? "right-full" : "left-full"}`}
        >
          <span>
            {deploymentKinds[kind]} of <ShortCommit sha={release.commitSha} />
          </span>
          <span className="truncate text-muted">{release.commitMessage?.split("\n", 1)[0] ?? release.version}</span>
          <span className="text-muted">{deploymentSigns[status].word}</span>
        </span>
      </Link>
    );
  });
}
