const MAX_LENGTH = 2000;

/**
 * A path of the portal to go back to, or null for everything that could lead elsewhere: addresses, `//host`,
 * backslashes (browsers read them as slashes), blanks and control characters (browsers drop them), and the way
 * through sign-in itself.
 */
export function safePath(given: unknown): string | null {
  if (typeof given !== "string" || given.length > MAX_LENGTH) return null;
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given)) return null;
  const base = "http://portal.invalid";
  if (!URL.canParse(given, base)) return null;
  const { origin, pathname } = new URL(given, base);
  return origin === base && !pathname.startsWith("//") && !/^\/(?:auth|sign-in)(?:\/|$)/.test(pathname) ? given : null;
}
