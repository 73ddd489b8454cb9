import type { ReactNode } from "react";

/** What will happen, in order, before anything does. A sentence that does not apply is `null` or `false`. */
export function Prospect({ children }: { children: readonly ReactNode[] }) {
  return (
    <section className="rounded-lg bg-sunken px-4 py-3">
      <h3 className="mb-1 text-sm font-medium text-muted">What will happen</h3>
      <ol className="flex list-decimal flex-col gap-1 pl-4 text-sm marker:text-muted">
        {children.map(
          (sentence, index) =>
            sentence && (
              // biome-ignore lint/suspicious/noArrayIndexKey: the sentences have an order and no names
              <li key={index} className="pl-1 break-words">
                {sentence}
              </li>
            ),
        )}
      </ol>
    </section>
  );
}
