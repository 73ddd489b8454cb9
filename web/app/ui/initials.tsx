/** A person as two letters in a circle: no picture is fetched from anywhere. */
export function Initials({ login }: { login: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-tint text-xs font-semibold text-accent uppercase"
    >
      {login.slice(0, 2)}
    </span>
  );
}
