import { useEffect } from "react";
import { onReconnect } from "../../live.client.ts";
import { Icon } from "../../ui/icons.tsx";
import { useConnection } from "../../use-connection.ts";
import { useThrottledRevalidation } from "../../use-throttled-revalidation.ts";

/** Says when the page is no longer live, and asks everything again once it is. */
export function ConnectionNotice() {
  const lost = useConnection() === "lost";
  const revalidate = useThrottledRevalidation();
  useEffect(() => onReconnect(revalidate), [revalidate]);

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
