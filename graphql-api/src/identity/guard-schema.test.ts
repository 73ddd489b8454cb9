import "reflect-metadata";
import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { guardSchema } from "./guard-schema.ts";

test.each(["Query", "Mutation", "Subscription"])("a field of %s without a rule stops the start", (root) => {
  const sdl = `type Query { viewer: ID } ${root === "Query" ? "extend" : ""} type ${root} { forgotten: ID }`;
  expect(() => guardSchema(buildSchema(sdl))).toThrow(`${root}.forgotten has no rule of access`);
});
