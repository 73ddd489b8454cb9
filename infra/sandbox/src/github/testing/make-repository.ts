import type { OpenSandbox } from "./open-sandbox.ts";

/** A private repository `acme/<name>` with one commit that holds a README, made by the App. */
export async function makeRepository(
  { installation }: Pick<OpenSandbox, "installation">,
  name: string,
  readme = `# ${name}\n`,
): Promise<string> {
  await installation.request("POST /orgs/{org}/repos", { org: "acme", name, private: true });
  const { data } = await installation.request("PUT /repos/{owner}/{repo}/contents/{path}", {
    owner: "acme",
    repo: name,
    path: "README.md",
    message: "Begin",
    content: Buffer.from(readme).toString("base64"),
  });
  return data.commit.sha ?? "";
}
