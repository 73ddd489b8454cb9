/** UNAVAILABLE: try again later. REFUSED: the token, or what was sent, is wrong; trying again does not help. */
export type GrafanaErrorKind = "UNAVAILABLE" | "REFUSED";

/** The only error the adapter throws. Its message is fit for a person's screen and holds no token. */
export class GrafanaError extends Error {
  override readonly name = "GrafanaError";
  readonly kind: GrafanaErrorKind;

  constructor(kind: GrafanaErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
