import { mkdirSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../run/step-run.ts";
import { type Action, mustRun, required } from "./action.ts";

/** aquasecurity/trivy-action: a real scan where this machine has Trivy; without it nothing is said to have passed. */
export const scanWithTrivy: Action = {
  inputs: ["input", "severity", "ignore-unfixed", "exit-code", "format"],
  async perform(call) {
    const { inputs, run } = call;
    const folder = run.folder.workspace;
    const image = path.resolve(folder, required(call, "input"));
    const found = await runCommand(call, { command: "sh", commandLine: ["-c", "command -v trivy"], folder });
    if (found !== 0) {
      call.say("##[warning]SKIPPED: there is no trivy on this machine; the image was NOT scanned");
      run.job.annotations.push({ level: "warning", message: "Scan skipped: there is no trivy on this machine" });
      return;
    }
    // What the sandbox calls an image is a folder in an archive, which Trivy reads as a file system.
    const unpacked = path.join(run.folder.temp, `scan-${crypto.randomUUID()}`);
    mkdirSync(unpacked);
    await mustRun(call, { command: "tar", commandLine: ["-xf", image, "-C", unpacked], folder });
    const flags = [
      ...(inputs.severity ? ["--severity", inputs.severity] : []),
      ...(inputs["ignore-unfixed"] === "true" ? ["--ignore-unfixed"] : []),
      ...(inputs["exit-code"] ? ["--exit-code", inputs["exit-code"]] : []),
      ...(inputs.format ? ["--format", inputs.format] : []),
    ];
    await mustRun(call, { command: "trivy", commandLine: ["rootfs", ...flags, unpacked], folder });
  },
};
