import path from "node:path";
import { type JobRun, runnerContext } from "./job-run.ts";

/** The variables every process of a job has. @see https://docs.github.com/actions/reference/workflows-and-actions/variables */
export function jobEnvironment(run: JobRun): Record<string, string> {
  const { actions } = run.call.world;
  const github = run.scope.contexts.github as Record<string, unknown>;
  const runner = Object.entries(runnerContext(run.folder));
  const named = Object.entries(github).filter(([name, value]) => typeof value === "string" && name !== "repositoryUrl");
  const search = [...run.paths, actions.machine.PATH ?? ""].join(path.delimiter);
  return {
    ...actions.machine,
    ...Object.fromEntries(named.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, String(value)])),
    ...Object.fromEntries(runner.map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, value])),
    ...(run.grants["id-token"] === "write" ? { ACTIONS_ID_TOKEN_REQUEST_URL: String(github.server_url) } : {}),
    PATH: search,
    HOME: run.folder.home,
    TMPDIR: run.folder.temp,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_JOB: run.id,
    GITHUB_WORKSPACE: run.folder.workspace,
    GITHUB_EVENT_PATH: run.folder.eventFile,
    WAYMARK_IMAGES: actions.imagesDir,
    WAYMARK_LOADED_IMAGES: run.folder.images,
    GIT_TERMINAL_PROMPT: "0",
    GIT_CONFIG_NOSYSTEM: "1",
  };
}
