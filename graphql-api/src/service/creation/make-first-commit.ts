import { type StepContext, type StepDefinition, StepFailed } from "../../run/define-run.ts";
import { servicePage } from "../service-page.ts";
import { askGitHub } from "./ask-github.ts";
import { RepositoryMade, trailer } from "./creation-shapes.ts";

const MARKER = ".waymark/service.json";

/** GitHub commits many files at once only on top of a commit, so an empty repository gets a first one. */
export const makeFirstCommit: StepDefinition = {
  name: "make-first-commit",
  title: "Begin its history",

  async do(context) {
    const { github } = context.platform;
    const { fullName } = context.output("make-repository", RepositoryMade);
    const commits = await askGitHub(context, () => github.listCommits(fullName, 10));
    const first = commits.at(-1);
    if (first && !first.message.includes(mark(context))) {
      throw new StepFailed(
        `${fullName} has commits of somebody else. Undo, and create the service under another name.`,
      );
    }
    const { sha } = first ?? (await askGitHub(context, () => github.commitFirstFile(firstFile(context, fullName))));
    return { output: { sha }, message: sha.slice(0, 7) };
  },
};

const mark = ({ run }: StepContext): string => trailer(run.serviceId ?? run.id);

function firstFile(context: StepContext, repository: string) {
  const { run, platform } = context;
  const page = servicePage(platform.config, run.serviceId ?? run.id);
  return {
    repository,
    path: MARKER,
    contents: `${JSON.stringify({ service: run.subject, page }, null, 2)}\n`,
    message: `chore: begin ${run.subject}\n\n${mark(context)}`,
  };
}
