import type { Repository } from "../../adapters/github/github.ts";
import { GitHubError } from "../../adapters/github/github-error.ts";
import { recordEvent } from "../../events.ts";
import { type StepContext, type StepDefinition, StepFailed } from "../../run/define-run.ts";
import { servicePage } from "../service-page.ts";
import { askGitHub, notYet } from "./ask-github.ts";
import { findService } from "./find-service.ts";

/** The repository bears our mark from its first moment, so that a lost answer never makes a second one. */
export const makeRepository: StepDefinition = {
  name: "make-repository",
  title: "Create the repository",

  async do(context) {
    const { platform, run } = context;
    const repository = await findOrCreate(context);
    if (!isOurs(context, repository)) {
      throw new StepFailed(
        `${repository.fullName} exists on GitHub and is not this service's. Rename it there and retry, or undo and choose another name.`,
      );
    }
    const { id, nodeId, fullName, url } = repository;
    await context.fenced(async (em) => {
      const service = await findService(em, run);
      service.ownRepository(repository);
      await recordEvent(em, "serviceChanged", { serviceId: service.id, name: service.name, change: "UPDATED" });
    });
    platform.log.info({ repository: fullName, run: run.id }, "the repository is there");
    return { output: { id, nodeId, fullName, url }, message: fullName, url };
  },

  async undo(context) {
    const { github } = context.platform;
    const repository = await askGitHub(context, () => github.findRepository(context.run.subject));
    if (!repository || !isOurs(context, repository)) return "There was no repository of this service.";
    await refuseForeignWork(context, repository);
    await askGitHub(context, () => github.deleteRepository(repository.fullName));
    return `Deleted ${repository.fullName}.`;
  },
};

async function findOrCreate(context: StepContext): Promise<Repository> {
  const { github } = context.platform;
  const name = context.run.subject;
  const found = await askGitHub(context, () => github.findRepository(name));
  if (found) return found;

  const { description } = await findService(context.platform.fork(), context.run);
  const input = { name, description, homepageUrl: markOf(context) };
  try {
    return await github.createRepository(input);
  } catch (error) {
    // Taken, yet not to be found: made by an attempt whose answer was lost, and not visible everywhere yet.
    if (error instanceof GitHubError && error.kind === "NAME_TAKEN") throw notYet(context, error.message);
    return askGitHub(context, () => Promise.reject(error));
  }
}

const markOf = ({ platform, run }: StepContext): string => servicePage(platform.config, run.serviceId ?? run.id);
const isOurs = (context: StepContext, repository: Repository): boolean => repository.homepageUrl === markOf(context);

/** What a person has pushed meanwhile is never deleted along. */
async function refuseForeignWork(context: StepContext, { fullName }: Repository): Promise<void> {
  const commits = await askGitHub(context, () => context.platform.github.listCommits(fullName, 100));
  if (commits.every(({ message }) => message.includes("Waymark-Service: "))) return;
  throw new StepFailed(
    `${fullName} has commits of other people. Move them away or delete the repository on GitHub, then undo again.`,
  );
}
