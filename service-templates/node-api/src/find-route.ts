import type { Route } from "./routes.ts";

export type FoundRoute =
  | { route: Route; parameters: Record<string, string> }
  /** The path exists, for these methods. */
  | { allowed: string[] };

/** Finds who answers. HEAD is a GET whose body stays at home. `undefined`: nobody knows this path. */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute | undefined {
  const wanted = method === "HEAD" ? "GET" : method;
  const allowed = new Set<string>();
  for (const route of routes) {
    const parameters = matchPath(route.path, path);
    if (!parameters) continue;
    if (route.method === wanted) return { route, parameters };
    allowed.add(route.method);
    if (route.method === "GET") allowed.add("HEAD");
  }
  return allowed.size > 0 ? { allowed: [...allowed] } : undefined;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const names = pattern.split("/");
  const values = path.split("/");
  if (names.length !== values.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? "";
    if (!name.startsWith(":")) {
      if (name !== value) return undefined;
      continue;
    }
    const decoded = decode(value);
    if (!decoded) return undefined;
    parameters[name.slice(1)] = decoded;
  }
  return parameters;
}

/** A percent sign without its two digits is nobody's path. */
function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
