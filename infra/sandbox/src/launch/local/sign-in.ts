/** The cookies of one browser, by host and port. */
type Jar = Map<string, Map<string, string>>;

const MOST_REDIRECTS = 10;

/**
 * Signs in as a browser would: from the portal to GitHub and back, following every redirect with its cookies. The
 * sandbox's GitHub answers `login=` at once instead of asking who it is.
 *
 * @param portal where people open it, without a slash at the end.
 * @returns the Cookie header for the portal.
 * @throws Error naming the address that did not answer as expected.
 */
export async function signIn(portal: string, login: string): Promise<string> {
  const jar: Jar = new Map();
  let url = new URL(`${portal}/auth/sign-in`);
  for (let redirects = 0; redirects < MOST_REDIRECTS; redirects += 1) {
    const response = await fetch(url, { redirect: "manual", headers: { cookie: cookiesFor(jar, url) } });
    keepCookies(jar, url, response);
    await response.body?.cancel();
    const location = response.headers.get("location");
    if (location === null) {
      if (response.ok) return cookiesFor(jar, new URL(portal));
      throw new Error(`${url.origin}${url.pathname} answered ${response.status} while signing in as ${login}.`);
    }
    url = new URL(location, url);
    if (url.pathname.endsWith("/login/oauth/authorize")) url.searchParams.set("login", login);
  }
  throw new Error(`Signing in as ${login} was redirected more than ${MOST_REDIRECTS} times.`);
}

function cookiesFor(jar: Jar, url: URL): string {
  return [...(jar.get(url.host) ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
}

function keepCookies(jar: Jar, url: URL, response: Response): void {
  const cookies = jar.get(url.host) ?? new Map<string, string>();
  for (const line of response.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    const name = pair.slice(0, pair.indexOf("=")).trim();
    const isGone = /;\s*max-age=0\b/i.test(line);
    if (isGone) cookies.delete(name);
    else cookies.set(name, pair.slice(pair.indexOf("=") + 1).trim());
  }
  jar.set(url.host, cookies);
}
