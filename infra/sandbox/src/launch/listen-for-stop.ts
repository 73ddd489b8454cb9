// npm repeats a Ctrl-C that the terminal has already sent to everybody; people do not press it twice within this time.
const ECHO_MILLISECONDS = 400;

/**
 * Calls `once` at the first wish to stop and `again` at a later one. Wishes are the signals, the starter's word, and the
 * starter's end.
 */
export function listenForStop(once: () => void, again: () => void): void {
  let first: number | null = null;
  const hear = () => {
    const now = performance.now();
    if (first === null) {
      first = now;
      once();
    } else if (now - first > ECHO_MILLISECONDS) again();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, hear);
  process.on("message", (message) => {
    if (message === "stop") hear();
  });
  process.on("disconnect", () => {
    if (first === null) hear();
  });
}
