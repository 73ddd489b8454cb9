import { inject } from "vitest";

/** Walks through GitHub's sign-in as a program would, and answers the headers that speak as that person. */
export async function signInOverHttp(login: string): Promise<Record<string, string>> {
  const portal = inject("portal");
  const jar = new Map<string, string>();
  let next: string | null = `${portal}/auth/sign-in?login=${login}`;

  for (let hop = 0; next !== null && hop < 8; hop += 1) {
    const own = next.startsWith(portal);
    const answer: Response = await fetch(next, { redirect: "manual", headers: own ? { cookie: written(jar) } : {} });
    if (own) for (const cookie of answer.headers.getSetCookie()) remember(jar, cookie);
    const location = answer.headers.get("location");
    next = location === null ? null : new URL(location, next).href;
  }
  return { cookie: written(jar), origin: portal };
}

function remember(jar: Map<string, string>, cookie: string): void {
  const [name = "", value = ""] = cookie.split(";", 1)[0]?.split(/=(.*)/s) ?? [];
  jar.set(name, value);
}

const written = (jar: Map<string, string>): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
