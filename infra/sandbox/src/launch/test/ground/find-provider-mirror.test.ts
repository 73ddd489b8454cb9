import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findProviderMirror } from "./find-provider-mirror.ts";

function makePlace(): string {
  const place = mkdtempSync(join(tmpdir(), "waymark-mirror-"));
  onTestFinished(() => rmSync(place, { recursive: true }));
  return place;
}

test("a folder that holds the AWS provider is found, whatever it is called", () => {
  const place = makePlace();
  mkdirSync(join(place, "other", "registry.example.com", "hashicorp", "random"), { recursive: true });
  mkdirSync(join(place, "plugins", "registry.example.com", "hashicorp", "aws"), { recursive: true });
  expect(findProviderMirror({}, [place])).toBe(join(place, "plugins"));
});

test("what the variable says goes first", () => {
  expect(findProviderMirror({ WAYMARK_TERRAFORM_MIRROR: "/mirror" }, [makePlace()])).toBe("/mirror");
});
