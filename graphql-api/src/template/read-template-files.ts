import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What a developer's machine leaves in a golden path's folder, and its description. */
const LEFT_OUT = new Set(["node_modules", "dist", "coverage", ".git", ".turbo", ".DS_Store"]);
const MANIFEST = "template.json";

const SEGMENT = /^[A-Za-z0-9._-]+$/;
const MOST_FILES = 1_000;
/** Bytes of one file, and of all of them: GitHub takes commits of up to 40 MB, a golden path is far smaller. */
const LARGEST_FILE = 1_000_000;
const LARGEST_SUM = 10_000_000;

/** One file as it lies in the golden path's folder. */
interface SourceFile {
  path: string;
  contents: string;
}

/** Every file of the folder, tags and all. `mistakes` are sentences about files that cannot be used. */
export async function readTemplateFiles(folder: string): Promise<{ files: SourceFile[]; mistakes: string[] }> {
  const mistakes: string[] = [];
  const paths = await listPaths(folder, "", mistakes);
  if (paths.length > MOST_FILES) return { files: [], mistakes: [`has ${paths.length} files, more than ${MOST_FILES}`] };

  const files: SourceFile[] = [];
  let sum = 0;
  for (const path of paths) {
    const bytes = await readFile(join(folder, path));
    sum += bytes.length;
    if (bytes.length > LARGEST_FILE) mistakes.push(`${path} has more than ${LARGEST_FILE} bytes`);
    else files.push({ path, contents: decode(path, bytes, mistakes) });
  }
  if (sum > LARGEST_SUM) mistakes.push(`has more than ${LARGEST_SUM} bytes in all`);
  mistakes.push(...findTwins(paths));
  return { files, mistakes };
}

async function listPaths(folder: string, inside: string, mistakes: string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
    const path = inside ? `${inside}/${entry.name}` : entry.name;
    if (LEFT_OUT.has(entry.name) || path === MANIFEST) continue;
    if (!SEGMENT.test(entry.name)) mistakes.push(`${JSON.stringify(path)}: names have letters, digits and . _ - only`);
    else if (entry.isDirectory()) paths.push(...(await listPaths(folder, path, mistakes)));
    else if (entry.isFile()) paths.push(path);
    else mistakes.push(`${path} is a link or a device: only files are copied`);
  }
  return paths.sort();
}

function decode(path: string, bytes: Buffer, mistakes: string[]): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    mistakes.push(`${path} is not UTF-8 text`);
    return "";
  }
}

/** Two names that differ in case only are one file on the machines of half the developers. */
function findTwins(paths: string[]): string[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const twin = seen.get(path.toLowerCase());
    seen.set(path.toLowerCase(), path);
    return twin ? [`${twin} and ${path} differ in case only`] : [];
  });
}
