import type { Config } from "../config.ts";

/**
 * Whether a request that carries a cookie was sent by our own pages. Browsers name the page's origin on every POST
 * and on every WebSocket, and no page can lie about it. Where they name none, Sec-Fetch-Site has to say "same-origin";
 * a request that says nothing at all is no browser's of today, and is not ours.
 */
export function isOwnOrigin(
  config: Pick<Config, "http">,
  headers: { origin?: string | undefined; "sec-fetch-site"?: string | string[] | undefined },
): boolean {
  if (headers.origin !== undefined) return headers.origin === new URL(config.http.publicUrl).origin;
  return headers["sec-fetch-site"] === "same-origin";
}
