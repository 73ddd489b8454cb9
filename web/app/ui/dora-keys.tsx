import { describeDora, type ShownDora } from "./describe-dora.ts";

/** DORA's four keys side by side, each with the window before, what stands behind it, and what it means exactly. */
export function DoraKeys({ dora }: { dora: ShownDora }) {
  const before = dora.previous && describeDora(dora.previous);
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-x-6 gap-y-5 p-4">
      {describeDora(dora).map(({ name, value, basis, definition }, index) => (
        <div key={name} className="min-w-0">
          <dt className="text-sm text-muted">{name}</dt>
          <dd>
            {value === null ? (
              <p className="leading-7 text-muted">Nothing to measure</p>
            ) : (
              <p className="text-xl leading-7 font-semibold tracking-tight tabular-nums">{value}</p>
            )}
            {value !== null && <p className="text-sm text-muted">{basis}</p>}
            <p className="text-sm text-muted">
              {dora.days} days before: {before?.[index]?.value ?? "nothing to measure"}
            </p>
            <details className="mt-1 text-sm text-muted">
              <summary className="w-fit cursor-pointer rounded underline decoration-dotted underline-offset-2">
                What counts<span className="sr-only"> as {name.toLowerCase()}</span>
              </summary>
              <p className="mt-1 max-w-prose">{definition}</p>
            </details>
          </dd>
        </div>
      ))}
    </dl>
  );
}
