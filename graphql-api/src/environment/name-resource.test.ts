import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nameResource } from "./name-resource.ts";

interface Vector {
  service: string;
  environment: string;
  name: string;
}

const file = new URL("../../../infra/modules/name/test-vectors.json", import.meta.url);
const vectors = JSON.parse(readFileSync(file, "utf8")) as Vector[];

test.each(vectors)("$service in $environment is named as Terraform names it", ({ service, environment, name }) => {
  expect(nameResource(service, environment)).toBe(name);
  expect(name.length).toBeLessThanOrEqual(32);
});

test("names that are cut alike stay apart", () => {
  const names = ["one", "two"].map((end) => nameResource(`a-service-with-a-very-long-name-${end}`, "dev"));
  expect(new Set(names).size).toBe(2);
});
