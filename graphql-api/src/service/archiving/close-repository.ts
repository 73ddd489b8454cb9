import { type StepDefinition, StepFailed } from "../../run/define-run.ts";
import { askGitHub } from "../creation/ask-github.ts";
import { findService } from "../creation/find-service.ts";

/** An archived repository can be read and cloned; nobody pushes to it or runs its workflows any more. */
export const closeRepository: StepDefinition = {
  name: "close-repository",
  title: "Archive the repository",

  async do(context) {
    const { platform, run } = context;
    const { github } = platform;
    const { githubRepoId } = await findService(platform.fork(), run);
    const repository = await askGitHub(context, () => github.findRepository(run.subject));
    if (!repository) {
      return {
        message: `Skipped: ${github.organization} has no repository ${run.subject}, it was deleted or renamed.`,
      };
    }
    const { id, fullName, url } = repository;
    if (String(id) !== githubRepoId) {
      throw new StepFailed(
        `${fullName} on GitHub is not this service's repository. Rename it there, then archive again.`,
      );
    }
    await askGitHub(context, () => github.archiveRepository(fullName));
    return { message: fullName, url };
  },
};
