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

test("all mistakes are told together", () => {
  expect(() => readEcsOptions({ SANDBOX_ECS_PORT: "x", SANDBOX_LOAD_BALANCER_PORT: "70000" })).toThrow(
    "SANDBOX_ECS_PORT must be a port, 0 to 65535\nSANDBOX_LOAD_BALANCER_PORT must be a port, 0 to 65535",
  );
});
