/** Where one GitHub answers: REST, GraphQL, and the token exchange of its web sign-in. No trailing slashes. */
interface ApiRoots {
  rest: string;
  graphql: string;
  signIn: string;
}

/**
 * The API roots behind a GitHub's address. `apiUrl` is for a network where the platform reaches GitHub under
 * another name than browsers do; it is the REST root, and the other two are expected beside it.
 * github.com and *.ghe.com answer on a host of their own, GitHub Enterprise Server below `/api`
 * (https://docs.github.com/en/enterprise-server/rest/quickstart).
 */
export function findApiRoots(url: string, apiUrl: string | null): ApiRoots {
  const site = withoutSlash(url);
  const rest = apiUrl ? withoutSlash(apiUrl) : restRootOf(new URL(site));

  if (rest.endsWith("/api/v3")) {
    const server = rest.slice(0, -"/api/v3".length);
    return { rest, graphql: `${server}/api/graphql`, signIn: server };
  }
  return { rest, graphql: `${rest}/graphql`, signIn: site };
}

function restRootOf(site: URL): string {
  const hasOwnApiHost = site.hostname === "github.com" || site.hostname.endsWith(".ghe.com");
  return hasOwnApiHost ? `${site.protocol}//api.${site.host}` : `${site.origin}${withoutSlash(site.pathname)}/api/v3`;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, "");
}
