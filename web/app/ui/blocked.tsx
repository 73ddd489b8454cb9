import { Icon } from "./icons.tsx";

/** The sentences why something is refused now. */
export function Blocked({ blockers }: { blockers: readonly { message: string }[] }) {
  if (blockers.length === 0) return null;
  return (
    <ul className="mb-4 flex flex-col gap-1 rounded-lg bg-warn-tint px-3 py-2 text-warn">
      {blockers.map(({ message }) => (
        <li key={message} className="flex items-start gap-2">
          <Icon name="lock" className="mt-0.5" />
          <span className="min-w-0 break-words">{message}</span>
        </li>
      ))}
    </ul>
  );
}
