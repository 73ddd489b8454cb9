import { expect, test } from "vitest";
import { readEcsOptions } from "./read-ecs-options.ts";

test("there is no ECS unless its port is given", () => {
  expect(readEcsOptions({ SANDBOX_DATA: "/data" })).toBeNull();
  expect(readEcsOptions({ SANDBOX_DATA: "/data", SANDBOX_ECS_PORT: "4020" })).toEqual({
    dataDir: "/data/ecs",
    imagesDir: "/data/images",
    port: 4020,
    loadBalancerPort: 4080,
  });
});

test("in a container it listens for others, and says under which name they reach its tasks", () => {
  expect(
    readEcsOptions({
      SANDBOX_DATA: "/data",
      SANDBOX_ECS_PORT: "4020",
      SANDBOX_HOST: "0.0.0.0",
      SANDBOX_TASK_ADDRESS: "sandbox",
    }),
  ).toMatchObject({ host: "0.0.0.0", taskAddress: "sandbox" });
});

test("all mistakes are told together", () => {
  expect(() => readEcsOptions({ SANDBOX_ECS_PORT: "x", SANDBOX_LOAD_BALANCER_PORT: "70000" })).toThrow(
    "SANDBOX_ECS_PORT must be a port, 0 to 65535\nSANDBOX_LOAD_BALANCER_PORT must be a port, 0 to 65535",
  );
});
