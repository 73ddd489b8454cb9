/** One entry of `errors` in a REST answer. */
export interface Fault {
  resource: string;
  code: string;
  field: string;
  message?: string;
}

/**
 * A "no" in GitHub's own words. REST answers it with `status`, GraphQL with HTTP 200 and `type`.
 * `restMessage` is there where the two doors word the same refusal differently.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;
  readonly restMessage: string;
  readonly errors: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    type: string,
    message: string,
    more: { restMessage?: string; errors?: Fault[]; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.restMessage = more.restMessage ?? message;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

export function notFound(message = "Not Found"): Refusal {
  return new Refusal(404, "NOT_FOUND", message, { restMessage: "Not Found" });
}

export function badCredentials(): Refusal {
  return new Refusal(401, "UNAUTHENTICATED", "Bad credentials");
}

/** The App lacks a permission: GitHub names the needed one only in a header. */
export function inaccessible(permission: string, level: string): Refusal {
  return new Refusal(403, "FORBIDDEN", "Resource not accessible by integration", {
    headers: { "x-accepted-github-permissions": `${permission}=${level}` },
  });
}

export function unprocessable(message: string, errors: Fault[] = []): Refusal {
  return new Refusal(422, "UNPROCESSABLE", message, errors.length === 0 ? {} : { errors });
}

/** What GitHub can do and this sandbox cannot: said by name, so that nobody takes it for an empty answer. */
export function notImplemented(what: string): Refusal {
  return new Refusal(501, "NOT_IMPLEMENTED", `The sandbox does not implement ${what}`);
}
