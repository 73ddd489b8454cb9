import { useEffect, useState } from "react";

const storageKey = "single-keys";

/** Are single letters shortcuts in this browser? On until somebody turns them off. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(storageKey) !== "off"), []);

  return [
    on,
    (next) => {
      localStorage.setItem(storageKey, next ? "on" : "off");
      setOn(next);
    },
  ];
}
