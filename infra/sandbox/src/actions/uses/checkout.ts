import { mkdirSync } from "node:fs";
import path from "node:path";
import { StepFailure } from "../run/step-failure.ts";
import { type Action, type ActionCall, mustRun } from "./action.ts";

/** actions/checkout: a real clone of this sandbox's repository, with the job's own token. */
export const checkout: Action = {
  inputs: ["ref", "repository", "token", "path", "fetch-depth", "persist-credentials", "clean"],
  async perform(call) {
    const { run, inputs } = call;
    const repository = inputs.repository || run.call.repository.fullName;
    const folder = path.resolve(run.folder.workspace, inputs.path ?? "");
    if (path.relative(run.folder.workspace, folder).startsWith("..")) {
      throw new StepFailure(`Repository path '${folder}' is not under '${run.folder.workspace}'`);
    }
    mkdirSync(folder, { recursive: true });
    const isOwn = repository === run.call.repository.fullName;
    const ref = inputs.ref || (isOwn ? run.call.run.sha : "HEAD");
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${inputs.token || run.token}`).toString("base64")}`;
    run.masker.add(header.split(" ").at(-1) ?? "");
    const git = (...commandLine: string[]) => mustRun(call, { command: "git", commandLine, folder });
    await git("init", "--quiet", "--initial-branch=main", ".");
    await git("remote", "add", "origin", `${run.call.world.url}/${repository}.git`);
    // Kept in a setting, not in the address: no step and no log shows it, and it is as easily taken away.
    const setting = `http.${run.call.world.url}/.extraheader`;
    await git("config", "--local", setting, header);
    const depth = inputs["fetch-depth"] ?? "1";
    await git("fetch", "--quiet", "--no-tags", ...(depth === "0" ? [] : [`--depth=${depth}`]), "origin", ref);
    await git("-c", "advice.detachedHead=false", "checkout", "--quiet", "--force", ...target(call, ref));
    if (inputs["persist-credentials"] === "false") await git("config", "--local", "--unset-all", setting);
    await git("log", "-1", "--format=%H");
  },
};

/** A branch of the run stays a branch, everything else is a detached commit. */
function target({ run, inputs }: ActionCall, ref: string): string[] {
  const branch = run.call.run.ref.replace("refs/heads/", "");
  const isBranch = !inputs.ref && run.call.run.ref.startsWith("refs/heads/") && ref === run.call.run.sha;
  return isBranch ? ["-B", branch, "FETCH_HEAD"] : ["--detach", "FETCH_HEAD"];
}
