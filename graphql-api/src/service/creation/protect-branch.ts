import type { StepDefinition } from "../../run/define-run.ts";
import { askGitHub } from "./ask-github.ts";
import { RepositoryMade } from "./creation-shapes.ts";

/** Last of all on GitHub: a rule that came before a failed commit would refuse its repetition. */
export const protectBranch: StepDefinition = {
  name: "protect-branch",
  title: "Protect the default branch",

  async do(context) {
    const { fullName } = context.output("make-repository", RepositoryMade);
    const rules = { repository: fullName, rulesetName: "waymark: default branch" };
    await askGitHub(context, () => context.platform.github.protectDefaultBranch(rules));
    return { message: "Changes come by pull request" };
  },
};
