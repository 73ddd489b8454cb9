import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "../launch/checkout.ts";

const run = (command: string, words: string[]) => spawnSync(command, words, { cwd: root, encoding: "utf8" });

/** A client is not enough: there are machines with a client and no engine, and engines that reach no registry. */
const engine = ["docker", "podman"].find(
  (one) => run(one, ["info"]).status === 0 && run(one, ["pull", "docker.io/library/node:24-slim"]).status === 0,
);

test.skipIf(engine === undefined).each(["graphql-api", "web", "infra/sandbox"])(
  "the image of %s is built, where an engine for containers works",
  { timeout: 900_000 },
  (folder) => {
    const tag = `waymark-test-${folder.replace("/", "-")}:${process.pid}`;
    const built = run(engine ?? "", ["build", "--file", `${folder}/Dockerfile`, "--tag", tag, "."]);
    expect({ status: built.status, said: built.status === 0 ? "" : built.stderr }).toEqual({ status: 0, said: "" });

    const { stdout } = run(engine ?? "", ["image", "inspect", "--format", "{{ .Config.User }}", tag]);
    run(engine ?? "", ["image", "rm", tag]);
    expect(stdout.trim()).toMatch(/^(node|nonroot)$/);
  },
);
