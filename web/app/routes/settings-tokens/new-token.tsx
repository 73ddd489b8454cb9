import { useEffect, useRef } from "react";
import { CopyButton } from "../../ui/copy-button.tsx";

/** The secret of a token that was just made: the one time anybody sees it. */
export function NewToken({ name, secret }: { name: string; secret: string }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label="Your new token"
      className="rounded-lg border border-good/40 bg-good-tint p-4"
    >
      <h2 className="font-semibold text-good">The token “{name}” is made</h2>
      <p className="mt-1">Copy it now. It is shown this once, and nobody can read it again.</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <code className="rounded-md border border-line bg-surface px-2.5 py-1.5 font-mono text-sm break-all">
          {secret}
        </code>
        <CopyButton text={secret}>Copy</CopyButton>
      </div>
    </section>
  );
}
