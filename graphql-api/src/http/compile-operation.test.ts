import { buildSchema, GraphQLError, parse } from "graphql";
import { expect, test } from "vitest";
import { compileOperations } from "./compile-operation.ts";

test("a failed field's error is whole: with its cause, its path, and extensions to read", async () => {
  const schema = buildSchema("type Query { fails: String }");
  const cause = new Error("the disk is full");
  const rootValue = () => Promise.reject(cause);
  Object.assign(schema.getQueryType()?.getFields()["fails"] ?? {}, { resolve: rootValue });

  const run = compileOperations(schema);
  const result = await run({
    document: parse("{ fails }"),
    operationName: null,
    queryHash: "any",
    request: {},
    context: {},
  } as unknown as Parameters<typeof run>[0]);
  expect(result.data).toEqual({ fails: null });
  expect(result.errors?.[0]).toBeInstanceOf(GraphQLError);
  expect(result.errors?.[0]).toMatchObject({ path: ["fails"], extensions: {}, originalError: cause });
});
