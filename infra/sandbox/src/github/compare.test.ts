import { expect, test } from "vitest";
import { makeRepository } from "./testing/make-repository.ts";
import { type OpenSandbox, openSandbox } from "./testing/open-sandbox.ts";

const repository = { owner: "acme", repo: "orders" };

async function commit({ person, installation }: OpenSandbox, message: string, token?: string): Promise<string> {
  const speaker = token ? person(token) : installation;
  const { data } = await speaker.request("PUT /repos/{owner}/{repo}/contents/{path}", {
    ...repository,
    path: `${message}.txt`,
    message,
    content: Buffer.from(message).toString("base64"),
  });
  return data.commit.sha ?? "";
}

async function openHistory(): Promise<OpenSandbox & { shas: string[] }> {
  const open = await openSandbox();
  const shas = [await makeRepository(open, "orders")];
  for (const message of ["One", "Two", "Three"]) shas.push(await commit(open, message));
  return { ...open, shas };
}

test("two commits are compared, the oldest commit between them first", async () => {
  const { installation, shas, sandbox } = await openHistory();
  const [base = "", one, two, head = ""] = shas;
  const { data } = await installation.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
    ...repository,
    basehead: `${base}...main`,
  });
  expect(data).toMatchObject({
    html_url: `${sandbox.url}/acme/orders/compare/${base}...main`,
    status: "ahead",
    ahead_by: 3,
    behind_by: 0,
    total_commits: 3,
    base_commit: { sha: base },
    merge_base_commit: { sha: base },
    commits: [{ sha: one }, { sha: two }, { sha: head }],
    files: [{ filename: "One.txt", status: "added" }, { filename: "Three.txt" }, { filename: "Two.txt" }],
  });
});

test("the commits come in pages, and the files with the first alone", async () => {
  const { installation, shas } = await openHistory();
  const read = async (page: number) => {
    const { data, headers } = await installation.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
      ...repository,
      basehead: `${shas[0]}...main`,
      per_page: 2,
      page,
    });
    return { shas: data.commits.map(({ sha }) => sha), files: data.files?.length ?? null, link: headers.link ?? "" };
  };
  expect(await read(1)).toMatchObject({ shas: [shas[1], shas[2]], files: 3, link: expect.stringContaining("page=2") });
  expect(await read(2)).toMatchObject({ shas: [shas[3]], files: null });
  expect(await read(3)).toMatchObject({ shas: [], files: null });
});

test("older, equal and unknown names are told apart", async () => {
  const { installation, shas } = await openHistory();
  const compare = (basehead: string) =>
    installation.request("GET /repos/{owner}/{repo}/compare/{basehead}", { ...repository, basehead });
  expect((await compare(`main...${shas[0]}`)).data).toMatchObject({ status: "behind", behind_by: 3, total_commits: 0 });
  expect((await compare("main...main")).data).toMatchObject({ status: "identical", commits: [] });
  await expect(compare("main...none")).rejects.toMatchObject({ status: 404 });
  await expect(compare("main")).rejects.toMatchObject({ status: 404 });
});

test("a commit tells whose account made it", async () => {
  const open = await openSandbox();
  await makeRepository(open, "orders");
  await commit(open, "Mine", "ada-token");
  const { data } = await open.installation.request("GET /repos/{owner}/{repo}/commits", repository);
  expect(data.map(({ author }) => author?.login)).toEqual(["ada", "waymark[bot]"]);
});

test("a person looks at the comparison, newest first", async () => {
  const { sandbox, shas } = await openHistory();
  const read = (basehead: string) => fetch(`${sandbox.url}/acme/orders/compare/${basehead}`);
  const text = await (await read(`${shas[1]}...${shas[3]}`)).text();
  expect(text).toMatch(/<strong>Three<\/strong>[\s\S]*<strong>Two<\/strong>/);
  expect(text).not.toContain("<strong>One</strong>");
  expect(text).toContain('<span class="plus">+Three</span>');
  expect((await read("main...none")).status).toBe(404);
});
