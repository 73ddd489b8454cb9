import { expect, test } from "vitest";
import { isOwnOrigin } from "./check-origin.ts";

const config = { http: { publicUrl: "https://portal.acme.example", host: "0.0.0.0", port: 4000 } };

test.each([
  { origin: "https://portal.acme.example" },
  { origin: "https://portal.acme.example", "sec-fetch-site": "same-origin" },
  { "sec-fetch-site": "same-origin" },
])("%j is our own page", (headers) => {
  expect(isOwnOrigin(config, headers)).toBe(true);
});

test.each([
  { origin: "https://evil.example" },
  { origin: "https://portal.acme.example.evil.example" },
  { origin: "http://portal.acme.example" },
  { origin: "https://portal.acme.example:8443" },
  { origin: "null" },
  { origin: "" },
  { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "none" },
  {},
])("%j is not", (headers) => {
  expect(isOwnOrigin(config, headers)).toBe(false);
});
