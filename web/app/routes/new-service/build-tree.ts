/** A folder with its folders and files, each in the order of the alphabet. */
export type Folder = { name: string; folders: Folder[]; files: { name: string; path: string }[] };

/** Makes a tree of paths such as `src/index.ts`. */
export function buildTree(paths: readonly string[]): Folder {
  const root: Folder = { name: "", folders: [], files: [] };
  for (const path of [...paths].sort()) {
    const parts = path.split("/");
    const file = parts.pop() ?? path;
    parts.reduce(enter, root).files.push({ name: file, path });
  }
  return root;
}

function enter(folder: Folder, name: string): Folder {
  const known = folder.folders.find((child) => child.name === name);
  if (known) return known;
  const made: Folder = { name, folders: [], files: [] };
  folder.folders.push(made);
  return made;
}
