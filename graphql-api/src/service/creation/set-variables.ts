import type { StepDefinition } from "../../run/define-run.ts";
import { tellEnvironments } from "../tell-environments.ts";
import { askGitHub } from "./ask-github.ts";
import { RepositoryMade } from "./creation-shapes.ts";

/** Before the files, because their push starts CI, which reads these. */
export const setVariables: StepDefinition = {
  name: "set-variables",
  title: "Set the variables its workflows read",

  async do(context) {
    const { fullName: repository } = context.output("make-repository", RepositoryMade);
    const service = { name: context.run.subject, repository };
    return { message: await askGitHub(context, () => tellEnvironments(context.platform, service)) };
  },
};
