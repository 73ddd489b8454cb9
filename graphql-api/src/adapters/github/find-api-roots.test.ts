import { expect, test } from "vitest";
import { findApiRoots } from "./find-api-roots.ts";

test("github.com answers on a host of its own", () => {
  expect(findApiRoots("https://github.com/", null)).toEqual({
    rest: "https://api.github.com",
    graphql: "https://api.github.com/graphql",
    signIn: "https://github.com",
  });
});

test("so does an enterprise with data residency", () => {
  expect(findApiRoots("https://acme.ghe.com", null)).toEqual({
    rest: "https://api.acme.ghe.com",
    graphql: "https://api.acme.ghe.com/graphql",
    signIn: "https://acme.ghe.com",
  });
});

test("an Enterprise Server answers below /api", () => {
  expect(findApiRoots("http://localhost:4010", null)).toEqual({
    rest: "http://localhost:4010/api/v3",
    graphql: "http://localhost:4010/api/graphql",
    signIn: "http://localhost:4010",
  });
});

test("inside a container network all three follow the address given for the API", () => {
  expect(findApiRoots("http://localhost:4010", "http://sandbox:4010/api/v3/")).toEqual({
    rest: "http://sandbox:4010/api/v3",
    graphql: "http://sandbox:4010/api/graphql",
    signIn: "http://sandbox:4010",
  });
});
