import { expect, test } from "vitest";
import { readParameters } from "./read-parameters.ts";
import { readSchema } from "./read-schema.ts";

const parameters = readSchema({
  properties: {
    greeting: { type: "string" },
    port: { type: "integer" },
    size: { enum: [256, 512] },
    public: { type: "boolean" },
    environment: { title: "Variables", type: "object", additionalProperties: { type: "string" } },
    rules: { title: "Rules", type: "array" },
  },
});

function formOf(fields: [name: string, value: string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(`parameters.${name}`, value);
  return form;
}

test("answers come back in the types of the schema", () => {
  const form = formOf([
    ["greeting", "hello"],
    ["port", "8080"],
    ["size", "512"],
    ["public", "true"],
    ["environment.key", " LOG_LEVEL "],
    ["environment.value", "debug "],
    ["environment.key", ""],
    ["environment.value", ""],
    ["rules", '["a", 1]'],
  ]);

  expect(readParameters(form, parameters)).toEqual({
    values: {
      greeting: "hello",
      port: 8080,
      size: 512,
      public: true,
      environment: { LOG_LEVEL: "debug " },
      rules: ["a", 1],
    },
    problems: [],
  });
});

test("a field left empty is not answered, a switch left off is a no", () => {
  expect(readParameters(formOf([["port", ""]]), parameters)).toEqual({
    values: { public: false, environment: {} },
    problems: [],
  });
});

test("what is no number, and a choice nobody offered, stay as they were typed for the platform to judge", () => {
  const { values } = readParameters(
    formOf([
      ["port", "80 80"],
      ["size", "9"],
    ]),
    parameters,
  );
  expect(values).toMatchObject({ port: "80 80", size: "9" });
});

test("a name that is there twice, a value without a name and broken JSON are told at their fields", () => {
  const twice = formOf(
    ["A", "B", "A"].flatMap((key) => [["environment.key", key] as [string, string], ["environment.value", "1"]]),
  );
  expect(readParameters(twice, parameters).problems).toEqual([
    { field: ["parameters", "environment"], message: "Variables: A is there twice." },
  ]);

  const nameless = formOf([
    ["environment.key", ""],
    ["environment.value", "lost"],
    ["rules", "[1,"],
  ]);
  expect(readParameters(nameless, parameters).problems).toEqual([
    { field: ["parameters", "environment"], message: "Variables: the value “lost” has no name." },
    { field: ["parameters", "rules"], message: "Rules must be JSON." },
  ]);
});

test("a variable called __proto__ is a variable like any other", () => {
  const form = formOf([
    ["environment.key", "__proto__"],
    ["environment.value", "x"],
  ]);
  const { values } = readParameters(form, parameters);
  expect(JSON.stringify(values.environment)).toBe('{"__proto__":"x"}');
});
