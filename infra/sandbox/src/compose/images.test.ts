import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Build, BuiltStage } from "../actions/image/build-stage.ts";
import { copyFiles } from "../actions/image/copy-files.ts";
import { readDockerfile } from "../actions/image/read-dockerfile.ts";
import { root } from "../launch/checkout.ts";

const dockerfiles = ["graphql-api/Dockerfile", "web/Dockerfile", "infra/sandbox/Dockerfile"];
const stagesOf = (file: string) => readDockerfile(readFileSync(join(root, file), "utf8")).stages;

test.each(dockerfiles)("%s: every file that it copies is there, and what is made or secret is not", (file) => {
  const folder = mkdtempSync(join(tmpdir(), "waymark-image-"));
  const build: Build = { context: root, buildArgs: {}, stages: [], say: () => undefined, run: async () => undefined };
  try {
    for (const [index, stage] of stagesOf(file).entries()) {
      const built = openStage(join(folder, String(index)));
      for (const instruction of stage.instructions) {
        if (instruction.name === "WORKDIR") built.workdir = instruction.text;
        // The whole checkout would take a while, and is there.
        if (instruction.name !== "COPY" || /^(--from=|\. )/.test(instruction.text)) continue;
        copyFiles(build, built, instruction);
      }
    }
    for (const made of ["web/node_modules", "web/build", "graphql-api/dist", ".env", ".git"]) {
      expect(existsSync(join(folder, "0/waymark", made)), made).toBe(false);
    }
    expect(existsSync(join(folder, "0/waymark/package-lock.json"))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.each(dockerfiles)("%s: it runs as nobody special, from a base with a version, and says how it is", (file) => {
  const stages = stagesOf(file);
  const last = stages.at(-1);
  const text = (name: string) => last?.instructions.findLast((one) => one.name === name)?.text ?? "";
  expect(stages.map(({ base }) => base).filter((base) => !/:(?!latest)[\w.-]+$/.test(base))).toEqual([]);
  expect(["node", "nonroot"]).toContain(text("USER"));
  expect(text("HEALTHCHECK")).toMatch(/CMD \["[\w/]*node", "-e", "fetch\(/);
  // In this form node itself is the first process, and hears SIGTERM.
  expect(JSON.parse(text("CMD"))).toContainEqual(expect.stringMatching(/^dist\/\w+\.js$/));
});

test.each(dockerfiles)("%s: what runs is installed without what only builds, tests or starts it", (file) => {
  const installs = stagesOf(file).flatMap(({ instructions }) =>
    instructions.filter(({ name, text }) => name === "RUN" && text.includes("npm ci")).map(({ text }) => text),
  );
  expect(installs.at(-1)).toMatch(/npm ci --workspace \S+ --omit=dev --omit=optional/);
});

function openStage(folder: string): BuiltStage {
  return { root: folder, name: null, workdir: "/", env: {}, args: {}, entrypoint: [], command: [], port: null };
}
