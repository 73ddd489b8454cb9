import { expect, test } from "vitest";
import { readSchema } from "./read-schema.ts";

test("each kind of property becomes the field that fits it", () => {
  const parameters = readSchema({
    type: "object",
    required: ["title"],
    properties: {
      title: { type: "string", title: "Title", description: "What it is called." },
      port: { type: "integer", minimum: 1024, maximum: 65535, default: 8080 },
      ratio: { type: "number" },
      size: { type: "integer", enum: [256, 512], default: 256 },
      public: { type: "boolean", default: false },
      environment: { type: "object", additionalProperties: { type: "string" }, default: {} },
      rules: { type: "array", items: { type: "string" } },
      nested: { type: "object", properties: { a: { type: "string" } }, additionalProperties: { type: "string" } },
    },
  });

  expect(parameters.map(({ name, kind }) => [name, kind])).toEqual([
    ["title", "text"],
    ["port", "number"],
    ["ratio", "number"],
    ["size", "choice"],
    ["public", "switch"],
    ["environment", "pairs"],
    ["rules", "json"],
    ["nested", "json"],
  ]);
  expect(parameters[0]).toMatchObject({
    title: "Title",
    hint: "What it is called.",
    required: true,
    fallback: undefined,
  });
  expect(parameters[1]).toMatchObject({
    title: "port",
    minimum: 1024,
    maximum: 65535,
    whole: true,
    fallback: 8080,
    required: false,
  });
  expect(parameters[2]).toMatchObject({ whole: false });
});

test("a golden path without questions has none", () => {
  for (const schema of [null, "text", [], {}, { properties: [] }]) expect(readSchema(schema)).toEqual([]);
});
