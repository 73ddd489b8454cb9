import { Environment } from "../../environment/environment.entity.ts";
import { type StepContext, type StepDefinition, StepFailed } from "../../run/define-run.ts";
import { renderService } from "../render-service.ts";
import type { Service } from "../service.entity.ts";
import { askGitHub } from "./ask-github.ts";
import { CommitMade, RepositoryMade, trailer } from "./creation-shapes.ts";
import { findService } from "./find-service.ts";

/** One document makes environments, topics and the team's access, then commits all files at once. */
export const commitFiles: StepDefinition = {
  name: "commit-files",
  title: "Add environments, team and all files",

  async do(context) {
    const { platform, run } = context;
    const em = platform.fork();
    const service = await findService(em, run);
    const environments = await em.find(Environment, {}, { orderBy: { rank: "asc" } });
    const made = context.output("make-repository", RepositoryMade);
    const { sha: expectedHeadSha } = context.output("make-first-commit", CommitMade);
    const repository = await askGitHub(context, () => platform.github.findRepository(run.subject));
    if (!repository) throw new StepFailed(`${made.fullName} is gone from GitHub. Undo, and create the service again.`);
    const files = filesOf(context, service);

    const { sha } = await askGitHub(context, () =>
      platform.github.setUpRepository({
        repository,
        environments: environments.map(({ name }) => name),
        topics: ["waymark", service.templateName],
        team: { slug: service.owner.getEntity().slug, permission: "MAINTAIN" },
        commit: {
          expectedHeadSha,
          headline: `feat: ${service.name} from ${service.templateName} ${service.templateVersion}`,
          body: trailer(service.id),
          files,
        },
      }),
    );
    const output = { sha, defaultBranch: repository.defaultBranch ?? "main", files: files.length };
    return { output, message: `${files.length} files in ${sha.slice(0, 7)}`, url: `${made.url}/commit/${sha}` };
  },
};

function filesOf({ platform }: StepContext, service: Service) {
  const template = platform.templates.find(service.templateName);
  if (!template || template.version !== service.templateVersion) {
    throw new StepFailed(
      `${service.templateName} ${service.templateVersion} is no longer offered. Undo, and create the service again.`,
    );
  }
  const { name, description, parameters } = service;
  return renderService(platform.config, template, {
    name,
    description,
    owner: service.owner.getEntity().slug,
    parameters,
  });
}
