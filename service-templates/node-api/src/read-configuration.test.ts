import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfiguration } from "./read-configuration.ts";

const limits = { cpuCores: 0.5, memoryBytes: 1_073_741_824, availabilityObjective: 0.999 };
const manifest = { service: "orders-api", version: "1.2.3", port: 8080, ...limits };

test("without any variable the service runs as its repository says", () => {
  assert.deepEqual(readConfiguration({}, manifest), {
    configuration: {
      port: 8080,
      logLevel: "info",
      service: "orders-api",
      version: "1.2.3",
      environment: "local",
      commit: "unknown",
      ...limits,
    },
  });
});

test("every variable is read, and an empty one counts as not given", () => {
  const variables = {
    PORT: "9000",
    LOG_LEVEL: "debug",
    SERVICE_NAME: "billing",
    ENVIRONMENT: "prod",
    COMMIT_SHA: "",
  };
  assert.deepEqual(readConfiguration(variables, manifest), {
    configuration: {
      port: 9000,
      logLevel: "debug",
      service: "billing",
      version: "1.2.3",
      environment: "prod",
      commit: "unknown",
      ...limits,
    },
  });
});

test("all mistakes are told together, and no value is repeated", () => {
  const variables = {
    PORT: "65536",
    LOG_LEVEL: "loud",
    SERVICE_NAME: "a--b",
    ENVIRONMENT: "Prod!",
    COMMIT_SHA: "not a commit",
  };
  assert.deepEqual(readConfiguration(variables, manifest), {
    mistakes: [
      "PORT must be a whole number from 0 to 65535",
      "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent",
      "SERVICE_NAME must be lower-case words joined by single hyphens, at most 40 characters",
      "ENVIRONMENT must be a lower-case name of at most 32 characters",
      "COMMIT_SHA must be a commit of 7 to 40 hexadecimal digits",
    ],
  });
});

for (const port of ["-1", "80.5", "1e3", "0x50", " 80", "abc"]) {
  test(`PORT ${JSON.stringify(port)} is refused`, () => {
    assert.deepEqual(readConfiguration({ PORT: port }, manifest), {
      mistakes: ["PORT must be a whole number from 0 to 65535"],
    });
  });
}
