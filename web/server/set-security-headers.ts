import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import type { Config } from "../app/config.server.ts";

/**
 * Answers with a policy under which only our own files and the scripts of this very page run. The nonce waits in
 * `response.locals.nonce` for whoever renders the page.
 */
export function setSecurityHeaders({
  publicUrl,
  development,
}: Pick<Config, "publicUrl" | "development">): RequestHandler {
  const socket = publicUrl.replace(/^http/, "ws");
  const secure = publicUrl.startsWith("https:");

  return (_request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals.nonce = nonce;

    // In development Vite adds style elements of its own, which carry no nonce.
    const styles = development ? "'unsafe-inline'" : `'nonce-${nonce}'`;
    response.set({
      "Content-Security-Policy": [
        "default-src 'none'",
        `script-src 'self' 'nonce-${nonce}'`,
        `style-src 'self' ${styles}`,
        "img-src 'self' data:",
        "font-src 'self'",
        `connect-src 'self' ${new URL(socket).origin}`,
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join("; "),
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Referrer-Policy": "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    });
    if (secure) response.set("Strict-Transport-Security", "max-age=31536000");
    next();
  };
}
