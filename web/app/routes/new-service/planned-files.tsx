import { CodeBlock } from "../../ui/code-block.tsx";
import { Icon } from "../../ui/icons.tsx";
import { fileId } from "./file-id.ts";
import type { Plan } from "./plan-view.tsx";

/** The contents of every planned file, folded but for the first thing one reads. */
export function PlannedFiles({ files }: { files: Plan["files"] }) {
  return (
    <section aria-label="Contents of the planned files" className="flex min-w-0 flex-col gap-2">
      {files.map(({ path, contents, size }) => (
        <details
          key={path}
          open={path === "README.md"}
          className="group overflow-hidden rounded-lg border border-line bg-surface"
        >
          <summary className="flex min-h-9 list-none items-center gap-2 px-3 hover:bg-hover">
            <Icon name="chevron" className="text-muted transition-transform group-open:rotate-90" />
            <span className="truncate font-mono text-sm">{path}</span>
            <span className="ml-auto text-sm whitespace-nowrap text-muted">{formatSize(size)}</span>
          </summary>
          <CodeBlock id={fileId(path)} label={path} code={contents} />
        </details>
      ))}
    </section>
  );
}

const formatSize = (bytes: number): string => (bytes < 1_024 ? `${bytes} B` : `${(bytes / 1_024).toFixed(1)} kB`);
