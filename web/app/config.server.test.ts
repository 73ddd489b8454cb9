import { expect, test } from "vitest";
import { readConfig } from "./config.server.ts";

test("without variables the portal opens on port 3000 and finds the API on 4000", () => {
  expect(readConfig({})).toEqual({
    apiUrl: "http://localhost:4000",
    publicUrl: "http://localhost:3000",
    port: 3000,
    host: undefined,
    development: false,
    metricsToken: null,
  });
});

test("addresses lose the slash at their end, and an empty variable is not given", () => {
  const config = readConfig({
    API_URL: "http://api:4000/",
    PUBLIC_URL: "https://waymark.example.com/",
    HOST: "",
    PORT: "",
  });
  expect(config).toMatchObject({
    apiUrl: "http://api:4000",
    publicUrl: "https://waymark.example.com",
    port: 3000,
    host: undefined,
  });
});

test("every mistake is told at once, with what was given", () => {
  expect(() => readConfig({ API_URL: "localhost:4000", PORT: "70000" })).toThrow(
    'API_URL must be an http(s) address, but it is "localhost:4000".\nPORT must be 0 to 65535, but it is "70000".',
  );
});
