import { type MutableRefObject, useEffect, useRef } from "react";

/** The newest value of something that changes with every render, for callbacks that outlive a render. */
export function useLatest<Value>(value: Value): MutableRefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
