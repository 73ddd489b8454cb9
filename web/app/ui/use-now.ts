import { useEffect, useState } from "react";

/** The time in milliseconds, renewed every `pause` milliseconds; a pause of `null` lets it stand still. */
export function useNow(pause: number | null): number {
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    if (pause === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), pause);
    return () => clearInterval(timer);
  }, [pause]);
  return now;
}
