/** A place on this portal to go back to. Anything that could lead elsewhere becomes "/". */
export function keepReturnPath(path: string | null): string {
  if (!path?.startsWith("/") || path.startsWith("//") || path.includes("\\")) return "/";
  const here = "https://portal.invalid";
  return URL.canParse(path, here) && new URL(path, here).origin === here ? path : "/";
}
