import { Icon } from "../../ui/icons.tsx";
import { JumpLink } from "../../ui/jump-link.tsx";
import { buildTree, type Folder } from "./build-tree.ts";
import { fileId } from "./file-id.ts";

/** The planned files as a tree; each leads to its contents. */
export function FileTree({ paths }: { paths: string[] }) {
  return (
    <nav aria-label="Planned files" className="p-2">
      <Branch folder={buildTree(paths)} />
    </nav>
  );
}

function Branch({ folder }: { folder: Folder }) {
  return (
    <ul>
      {folder.folders.map((child) => (
        <li key={child.name}>
          <span className="flex h-6 items-center gap-1.5 px-2 text-muted">
            <Icon name="folder" />
            {child.name}
          </span>
          <div className="ml-3.5 border-l border-line pl-1">
            <Branch folder={child} />
          </div>
        </li>
      ))}
      {folder.files.map(({ name, path }) => (
        <li key={path}>
          <JumpLink to={fileId(path)} className="flex min-h-6 items-center gap-1.5 rounded-md px-2 hover:bg-hover">
            <Icon name="file" className="text-muted" />
            <span className="truncate">{name}</span>
          </JumpLink>
        </li>
      ))}
    </ul>
  );
}
