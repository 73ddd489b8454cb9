/** A commit by its first seven digits, inside a sentence. */
export function ShortCommit({ sha }: { sha: string }) {
  return <code className="font-mono text-[0.9em] font-semibold">{sha.slice(0, 7)}</code>;
}
