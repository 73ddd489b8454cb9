import type { Call } from "./call.ts";
import type { GitHub } from "./github.ts";
import { GitHubError } from "./github-error.ts";
import type { Api } from "./open-api.ts";
import { splitFullName } from "./split-full-name.ts";

type Dispatch = GitHub["dispatchWorkflow"];

/** What newer servers answer; older ones answer nothing. */
interface RunDetails {
  workflow_run_id?: number | bigint;
  html_url?: string;
}

/** Starting workflows. */
export function workflowDispatch(api: Api): Pick<GitHub, "dispatchWorkflow"> {
  function send(
    input: Parameters<Dispatch>[0],
    asking: { return_run_details?: true },
  ): Promise<RunDetails | undefined> {
    const { repository, workflow, ref, inputs } = input;
    const call: Call = { operation: "dispatchWorkflow", what: `start ${workflow} of ${repository}`, effect: "ONCE" };
    return api.rest<RunDetails | undefined>(call, (octokit, request) =>
      octokit.request("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", {
        ...splitFullName(repository),
        workflow_id: workflow,
        ref,
        inputs,
        ...asking,
        request,
      }),
    );
  }

  return {
    async dispatchWorkflow(input) {
      const details = await send(input, { return_run_details: true }).catch((error: unknown) => {
        // Enterprise Server before 3.21 refuses a field it does not know, and has started nothing.
        if (!isAboutField(error)) throw error;
        return send(input, {});
      });
      if (!details?.workflow_run_id || !details.html_url) return null;
      return { runId: Number(details.workflow_run_id), url: details.html_url };
    },
  };
}

function isAboutField(error: unknown): boolean {
  return error instanceof GitHubError && error.kind === "INVALID" && error.message.includes("return_run_details");
}
