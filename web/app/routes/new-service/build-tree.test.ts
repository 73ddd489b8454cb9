import { expect, test } from "vitest";
import { buildTree } from "./build-tree.ts";

test("paths become folders and files in the order of the alphabet", () => {
  expect(buildTree(["src/index.ts", "README.md", ".github/workflows/ci.yml", "src/app/server.ts"])).toEqual({
    name: "",
    files: [{ name: "README.md", path: "README.md" }],
    folders: [
      {
        name: ".github",
        files: [],
        folders: [{ name: "workflows", folders: [], files: [{ name: "ci.yml", path: ".github/workflows/ci.yml" }] }],
      },
      {
        name: "src",
        files: [{ name: "index.ts", path: "src/index.ts" }],
        folders: [{ name: "app", folders: [], files: [{ name: "server.ts", path: "src/app/server.ts" }] }],
      },
    ],
  });
});
