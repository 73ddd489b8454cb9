import { ButtonLink } from "./button.tsx";

type CursorPagesProps = {
  /** What the pages are of, for the list of landmarks. */
  label: string;
  /** The address of the first page; `null` on it. */
  first: string | null;
  /** The address of the next page; `null` on the last one. */
  next: string | null;
};

/** The way through a list that is longer than one page. */
export function CursorPages({ label, first, next }: CursorPagesProps) {
  if (first === null && next === null) return null;
  return (
    <nav aria-label={label} className="mt-4 flex justify-between gap-2">
      <span>{first !== null && <ButtonLink to={first}>First page</ButtonLink>}</span>
      {next !== null && <ButtonLink to={next}>Next page</ButtonLink>}
    </nav>
  );
}
