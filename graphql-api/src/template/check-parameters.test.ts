import { expect, test } from "vitest";
import { checkParameters } from "./check-parameters.ts";
import { compileParameters } from "./compile-parameters.ts";

const { validate, mistake } = compileParameters({
  type: "object",
  additionalProperties: false,
  required: ["team"],
  properties: {
    port: { title: "Port", type: "integer", minimum: 1024, maximum: 65535, default: 8080 },
    size: { type: "string", enum: ["small", "large"], default: "small" },
    team: { title: "Team", type: "string", minLength: 2, maxLength: 5 },
    words: { type: "array", maxItems: 2, items: { type: "string" }, default: [] },
    environment: {
      title: "Environment variables",
      type: "object",
      propertyNames: { type: "string", pattern: "^[A-Z_]+$", not: { enum: ["PORT"] } },
      additionalProperties: { type: "string" },
      default: {},
    },
    page: { type: "string", format: "uri" },
    "a/b~c": { type: "boolean" },
  },
});
if (!validate) throw new Error(mistake);
const template = { name: "sample", validate };

const check = (parameters: unknown) => checkParameters(template, parameters);
const whole = { port: 8080, size: "small", team: "ops", words: [], environment: {} };

test("what was not given is filled in, and the input stays as it was", () => {
  const given = Object.freeze({ team: "ops" });
  expect(check(given)).toEqual({ value: whole });
  expect(given).toEqual({ team: "ops" });
});

test("nothing given is the same as an empty object", () => {
  const missing = { problems: [{ field: ["parameters", "team"], message: "Team is required." }] };
  expect(check(undefined)).toEqual(missing);
  expect(check(null)).toEqual(missing);
});

test.each([
  [{ port: 80 }, ["port"], "Port must be at least 1024."],
  [{ port: 70_000 }, ["port"], "Port must be at most 65535."],
  [{ port: "8080" }, ["port"], "Port must be an integer."],
  [{ size: "huge" }, ["size"], "size must be one of small, large."],
  [{ team: "x" }, ["team"], "Team must have at least 2 characters."],
  [{ team: "xxxxxx" }, ["team"], "Team must have at most 5 characters."],
  [{ words: ["a", "b", "c"] }, ["words"], "words must have at most 2 entries."],
  [{ words: ["a", 1] }, ["words", "1"], "1 must be a string."],
  [{ environment: { lower: "x" } }, ["environment", "lower"], "The name lower must match ^[A-Z_]+$."],
  [{ environment: { PORT: "x" } }, ["environment", "PORT"], "The name PORT is reserved."],
  [{ environment: { A: 1 } }, ["environment", "A"], "A must be a string."],
  [{ page: "no page" }, ["page"], "page must be a valid uri."],
  [{ "a/b~c": 1 }, ["a/b~c"], "a/b~c must be a boolean."],
  [{ prot: 1 }, ["prot"], "prot is no parameter of sample."],
])("%j is refused where it is wrong", (parameters, field, message) => {
  expect(check({ team: "ops", ...parameters })).toEqual({ problems: [{ field: ["parameters", ...field], message }] });
});

test("every problem is told at once", () => {
  expect(check({ port: 1, size: 2 })).toEqual({
    problems: [
      { field: ["parameters", "team"], message: "Team is required." },
      { field: ["parameters", "port"], message: "Port must be at least 1024." },
      { field: ["parameters", "size"], message: "size must be a string." },
      { field: ["parameters", "size"], message: "size must be one of small, large." },
    ],
  });
});

test.each([
  ["an expression", `\${{ secrets.TOKEN }}`, "must not contain ${{, which GitHub Actions would evaluate"],
  ["NUL", "a\0b", "must be one line without control characters"],
  ["a line break", "a\nb", "must be one line without control characters"],
  ["a carriage return", "a\rb", "must be one line without control characters"],
  ["a line separator", "a\u2028b", "must be one line without control characters"],
  ["an escape", "\u001b[31m", "must be one line without control characters"],
  ["a reversed direction", "a\u202eb", "must not contain marks that change the direction of writing"],
  ["half a character", "a\ud83d", "must be valid Unicode"],
])("%s is refused in values and in names", (_what, text, demand) => {
  expect(check({ team: "ops", environment: { A: text } })).toEqual({
    problems: [{ field: ["parameters", "environment", "A"], message: `The value ${demand}.` }],
  });
  expect(check({ team: "ops", environment: { [text]: "x" } })).toEqual({
    problems: [{ field: ["parameters", "environment"], message: `A name in it ${demand}.` }],
  });
});

test("names of prototypes are refused at any depth, and nothing is polluted", () => {
  const given = JSON.parse('{"environment":{"__proto__":{"polluted":"yes"}},"constructor":{"prototype":1}}');
  expect(check(given)).toEqual({
    problems: [
      { field: ["parameters", "environment"], message: "The name __proto__ cannot be used." },
      { field: ["parameters"], message: "The name constructor cannot be used." },
    ],
  });
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test("an object whose prototype was replaced on the way is refused", () => {
  const replaced = Object.setPrototypeOf({}, { team: "ops" });
  expect(check(replaced)).toEqual({ problems: [{ field: ["parameters"], message: "The value must be plain JSON." }] });
});

test("other things than an object, endless nesting and large inputs are refused", () => {
  const mustBeObject = { problems: [{ field: ["parameters"], message: "Parameters must be an object." }] };
  expect(check([])).toEqual(mustBeObject);
  expect(check("{}")).toEqual(mustBeObject);

  const deep = JSON.parse(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`);
  expect(check(deep)).toMatchObject({ problems: [{ message: "The value is nested too deeply." }] });

  expect(check({ team: "x".repeat(64 * 1024) })).toEqual({
    problems: [{ field: ["parameters"], message: "Parameters must be shorter than 64 kB in all." }],
  });
  expect(check({ port: Number.POSITIVE_INFINITY })).toEqual({
    problems: [{ field: ["parameters", "port"], message: "The number is too large." }],
  });
});
