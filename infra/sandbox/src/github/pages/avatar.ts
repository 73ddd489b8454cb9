import type { Reply } from "../http/reply.ts";
import { findPerson } from "../organization.ts";
import { escapeHtml } from "./escape-html.ts";

/** A face for everybody: initials on a colour. */
export function avatar(login: string): Reply {
  const person = findPerson(login);
  const initials = (person?.name ?? login)
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join("")
    .slice(0, 2)
    .toUpperCase();
  return {
    status: 200,
    headers: {
      "content-type": "image/svg+xml",
      "cache-control": "max-age=3600",
      "content-security-policy": "default-src 'none'",
    },
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="${person?.color ?? "#57606a"}"/><text x="48" y="61" font-family="system-ui, sans-serif" font-size="36" font-weight="600" text-anchor="middle" fill="#fff">${escapeHtml(initials)}</text></svg>`,
  };
}
