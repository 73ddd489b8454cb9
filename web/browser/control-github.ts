import { inject, onTestFinished } from "vitest";

/** Makes the sandbox's GitHub misbehave, until the test ends or `null` turns a switch off. */
export async function controlGithub(switches: Record<string, unknown>): Promise<void> {
  const address = `${inject("github")}/_control`;
  onTestFinished(async () => void (await fetch(address, { method: "DELETE" })));
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(switches),
  });
  if (!answer.ok) throw new Error(`The sandbox refused ${JSON.stringify(switches)}: ${await answer.text()}`);
}

/** How often GitHub made a repository of that name. */
export async function countCreations(name: string): Promise<number> {
  const answer = await fetch(`${inject("github")}/_control/repositories`);
  const repositories: { name: string; creations: number }[] = await answer.json();
  return repositories.find((repository) => repository.name === name)?.creations ?? 0;
}
