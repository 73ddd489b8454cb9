/**
 * What sending a call twice would do: nothing (READ), the same as once (REPEATABLE), or a second thing (ONCE).
 * It decides whether a lost answer is UNAVAILABLE or REPLY_LOST.
 */
type Effect = "READ" | "REPEATABLE" | "ONCE";

/** One call to GitHub: its name for metrics, its name for people ("create the repository acme/shop"), its effect. */
export interface Call {
  operation: string;
  what: string;
  effect: Effect;
}
