import { readBlob, readObjectType } from "../git/read-objects.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import type { Reply } from "../http/reply.ts";
import { gitDirectory } from "../state/repository.ts";
import { escapeHtml } from "./escape-html.ts";
import { highlight } from "./highlight.ts";
import { layout } from "./layout.ts";
import { pathOf, type RepositoryView } from "./page-address.ts";
import { repositoryHeader } from "./repository-header.ts";

const longestShown = 512 * 1024;
const imageTypes: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
};

/** @returns null when there is no such file at this revision. */
export async function filePage(view: RepositoryView, revision: string, path: string): Promise<string | null> {
  const contents = await readFile(view, revision, path);
  if (!contents) return null;
  const { repository } = view;
  const raw = pathOf(repository, "raw", revision, path);
  return layout(
    `${repository.fullName}/${path}`,
    `${repositoryHeader(repository, revision, path)}
    <p class="quiet">${contents.length.toLocaleString("en")} bytes · <a href="${escapeHtml(raw)}">Raw</a></p>
    <section class="panel">${await shown(contents, path)}</section>`,
  );
}

/** The file itself; only pictures keep their type, so that no page of a repository runs as one of this site. */
export async function rawFile(view: RepositoryView, revision: string, path: string): Promise<Reply | null> {
  const contents = await readFile(view, revision, path);
  if (!contents) return null;
  const extension = path.split(".").at(-1)?.toLowerCase() ?? "";
  return {
    status: 200,
    headers: {
      "content-type": imageTypes[extension] ?? "text/plain; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "x-content-type-options": "nosniff",
    },
    body: contents,
  };
}

async function readFile({ world, repository }: RepositoryView, revision: string, path: string): Promise<Buffer | null> {
  const directory = gitDirectory(world, repository);
  const commit = await resolveRevision(directory, revision, "commit");
  const oid = commit && (await resolveRevision(directory, `${commit}:${path}`));
  if (!oid || (await readObjectType(directory, oid)) !== "blob") return null;
  return readBlob(directory, oid);
}

async function shown(contents: Buffer, path: string): Promise<string> {
  if (contents.subarray(0, 8000).includes(0)) return `<p class="quiet">This is not text.</p>`;
  if (contents.length > longestShown) return `<p class="quiet">This is too long to be shown here.</p>`;
  return `<pre><code>${await highlight(contents.toString("utf8"), path)}</code></pre>`;
}
