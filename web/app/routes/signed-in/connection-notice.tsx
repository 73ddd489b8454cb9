import { Icon } from "../../ui/icons.tsx";
import { useConnection } from "../../use-connection.ts";

/** Says when the page is no longer live. */
export function ConnectionNotice() {
  const lost = useConnection() === "lost";
  return (
    <div role="status">
      {lost && (
        <span className="inline-flex h-6 items-center gap-1 rounded-full bg-warn-tint px-2 text-xs font-medium text-warn">
          <Icon name="running" className="spin size-3.5" />
          Reconnecting
        </span>
      )}
    </div>
  );
}
