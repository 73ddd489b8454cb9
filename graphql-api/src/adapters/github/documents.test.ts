import { schema } from "@octokit/graphql-schema";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import * as documents from "./documents.ts";

const gitHub = buildSchema(schema.idl, { assumeValidSDL: true });
const { writeSetUpDocument, ...fixed } = documents;

function mistakesIn(document: string): string[] {
  return validate(gitHub, parse(document)).map(({ message }) => message);
}

describe("GitHub's published schema accepts", () => {
  test.each(Object.entries(fixed))("%s", (_name, document) => {
    expect(mistakesIn(document)).toEqual([]);
  });

  test.each([0, 1, 3, 10])("the set-up document for %i environments", (environments) => {
    expect(mistakesIn(writeSetUpDocument(environments))).toEqual([]);
  });
});

test("the check finds a field GitHub does not have", () => {
  expect(mistakesIn('{ repository(owner: "acme", name: "shop") { headSha } }')).toEqual([
    'Cannot query field "headSha" on type "Repository".',
  ]);
});

test("the set-up document runs the commit last, because its push starts CI", () => {
  const [operation] = parse(writeSetUpDocument(2)).definitions;
  const aliases =
    operation?.kind === "OperationDefinition"
      ? operation.selectionSet.selections.map((field) => (field.kind === "Field" ? field.alias?.value : null))
      : [];
  expect(aliases).toEqual(["environment0", "environment1", "topics", "team", "commit"]);
});
