import { expect, test } from "vitest";
import { makeRepository } from "./testing/make-repository.ts";
import { type OpenSandbox, openSandbox } from "./testing/open-sandbox.ts";

async function page({ sandbox }: OpenSandbox, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(sandbox.url + path);
  return { status: response.status, text: await response.text() };
}

function put({ installation }: OpenSandbox, path: string, contents: string | Buffer, message = "More") {
  return installation.request("PUT /repos/{owner}/{repo}/contents/{path}", {
    owner: "acme",
    repo: "orders",
    path,
    message,
    content: Buffer.from(contents).toString("base64"),
  });
}

test("a repository's page shows what it is, its files, its README and how to clone it", async () => {
  const open = await openSandbox();
  await makeRepository(open, "orders", "# Orders\n\nSee [the code](src/index.ts) and **run** it.\n");
  await put(open, "src/index.ts", "export const port = 8080;\n", "Listen");
  const repository = { owner: "acme", repo: "orders" };
  await open.installation.request("PATCH /repos/{owner}/{repo}", {
    ...repository,
    description: "Takes orders",
    homepage: "http://localhost:3000/services/orders",
  });
  await open.installation.request("PUT /repos/{owner}/{repo}/environments/{environment_name}", {
    ...repository,
    environment_name: "staging",
  });
  const { status, text } = await page(open, "/acme/orders");
  expect(status).toBe(200);
  for (const part of [
    "Takes orders",
    'href="http://localhost:3000/services/orders"',
    `git clone ${open.sandbox.url}/acme/orders.git`,
    'href="/acme/orders/tree/main/src"',
    "<strong>Listen</strong>",
    "2 commits",
    "<li>staging</li>",
    `<a href="${open.sandbox.url}/acme/orders/blob/main/src/index.ts" rel="nofollow">the code</a>`,
    "<strong>run</strong>",
  ]) {
    expect(text).toContain(part);
  }
  expect((await page(open, "/acme")).text).toContain('<a href="/acme/orders">');
  expect((await page(open, "/acme/orders/tree/main/src")).text).toContain('href="/acme/orders/blob/main/src/index.ts"');
  expect((await page(open, "/acme/orders/blob/main/src/index.ts")).text).toContain(
    '<span class="hljs-number">8080</span>',
  );
  const commits = (await page(open, "/acme/orders/commits/main")).text;
  expect(commits).toMatch(/Listen[\s\S]*Begin/);
  const commit = /\/acme\/orders\/commit\/[0-9a-f]{40}/.exec(commits)?.[0] ?? "";
  expect((await page(open, commit)).text).toContain('<span class="plus">+export const port = 8080;</span>');
});

test("nothing that somebody wrote becomes markup", async () => {
  const open = await openSandbox();
  const evil = `<script>alert(1)</script>`;
  await makeRepository(
    open,
    "orders",
    `${evil}\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) ![b](data:x) <!-- gone -->\n\n\`${evil}\`\n`,
  );
  await put(open, `<b>&"'.html`, evil, `${evil} "quoted"`);
  await open.installation.request("PATCH /repos/{owner}/{repo}", {
    owner: "acme",
    repo: "orders",
    description: evil,
    homepage: "javascript:alert(1)",
  });
  const commits = (await page(open, "/acme/orders/commits")).text;
  const commit = /\/acme\/orders\/commit\/[0-9a-f]{40}/.exec(commits)?.[0] ?? "";
  const file = `/acme/orders/blob/main/${encodeURIComponent(`<b>&"'.html`)}`;
  const login = `/login/oauth/authorize?client_id=Iv1.sample&redirect_uri=http://localhost/&state=${encodeURIComponent(`"><script>`)}&scope=${encodeURIComponent(evil)}`;
  for (const path of ["/acme", "/acme/orders", "/acme/orders/commits", commit, file, login]) {
    const { status, text } = await page(open, path);
    expect([path, status]).toEqual([path, 200]);
    expect(text).not.toMatch(/<script|<img src=x|<b>|javascript:|data:x/);
  }
});

test("a file is raw text to a browser unless it is a picture", async () => {
  const open = await openSandbox();
  await makeRepository(open, "orders");
  await put(open, "page.html", "<h1>x</h1>");
  await put(open, "dot.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]));
  const type = async (file: string) =>
    (await fetch(`${open.sandbox.url}/acme/orders/raw/main/${file}`)).headers.get("content-type");
  expect(await type("page.html")).toBe("text/plain; charset=utf-8");
  expect(await type("dot.png")).toBe("image/png");
  expect((await page(open, "/acme/orders/blob/main/dot.png")).text).toContain("This is not text.");
});

test("an empty repository says how to begin, and what is not there is a page", async () => {
  const open = await openSandbox();
  await open.installation.request("POST /orgs/{org}/repos", { org: "acme", name: "orders", private: true });
  expect((await page(open, "/acme/orders")).text).toContain("This repository is empty.");
  for (const path of [
    "/acme/nothing",
    "/acme/orders/blob/main/x",
    "/nobody",
    "/acme/orders/commit/--help",
    "/a/b/c/d",
    "/%",
  ]) {
    expect([path, (await page(open, path)).status]).toEqual([path, 404]);
  }
  await open.control({ anonymousRead: "nobody" });
  expect((await page(open, "/acme/orders")).status).toBe(404);
  expect((await page(open, "/acme")).text).not.toContain("orders");
});

test("people and teams have pages and faces", async () => {
  const open = await openSandbox();
  expect((await page(open, "/ada")).text).toContain("Ada Lovelace");
  expect((await page(open, "/orgs/acme/teams/payments")).text).toContain("Vic Romero");
  expect((await page(open, "/avatars/ada")).text).toMatch(/^<svg .*>AL<\/text><\/svg>$/);
});
