/** Why a page cannot be shown. It travels as the data of a thrown response, so that error pages can tell it. */
export type PlatformFailure = {
  kind: "unavailable" | "forbidden" | "missing" | "broken";
  /** A sentence for the person who asked. */
  message: string;
  /** What to quote when asking for help. */
  id: string | null;
};

/** Is this thrown value one of ours? */
export function isPlatformFailure(value: unknown): value is PlatformFailure {
  return typeof value === "object" && value !== null && "kind" in value && "message" in value;
}
