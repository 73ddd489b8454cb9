type Parameters = Readonly<Record<string, string>>;

interface Route<Handler> {
  readonly method: string;
  readonly expression: RegExp;
  readonly handler: Handler;
}

/** Finds the handler of a method and a path; `:name` is one segment, `*name` the rest. Letter case of fixed parts matters. */
export class Router<Handler> {
  readonly #routes: Route<Handler>[] = [];

  on(method: string, pattern: string, handler: Handler): void {
    const expression = pattern
      .replaceAll(/[.+?^$()|[\]\\]/g, "\\$&")
      .replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")
      .replaceAll(/\*(\w+)/g, "(?<$1>.*)");
    this.#routes.push({ method, expression: new RegExp(`^${expression}/?$`), handler });
  }

  find(method: string, path: string): { handler: Handler; parameters: Parameters } | null {
    for (const route of this.#routes) {
      if (route.method !== method) continue;
      const found = route.expression.exec(path);
      if (found) return { handler: route.handler, parameters: decode(found.groups ?? {}) };
    }
    return null;
  }
}

function decode(groups: Record<string, string>): Parameters {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeSegment(value)]));
}

function decodeSegment(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A broken escape names nothing that exists.
    return value;
  }
}
