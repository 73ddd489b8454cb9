import assert from "node:assert/strict";
import { test } from "node:test";
import { json } from "./answer.ts";
import { findRoute } from "./find-route.ts";
import type { Route } from "./routes.ts";

const answer = () => json(200, {});
const list: Route = { method: "GET", path: "/orders", answer };
const create: Route = { method: "POST", path: "/orders", answer };
const item: Route = { method: "GET", path: "/orders/:order/items/:item", answer };
const routes = [list, create, item];

test("a route is found by method and path", () => {
  assert.deepEqual(findRoute(routes, "POST", "/orders"), { route: create, parameters: {} });
});

test("HEAD is answered by the route for GET", () => {
  assert.deepEqual(findRoute(routes, "HEAD", "/orders"), { route: list, parameters: {} });
});

test("parameters are decoded, and a slash inside one stays inside", () => {
  assert.deepEqual(findRoute(routes, "GET", "/orders/a%2Fb/items/caf%C3%A9"), {
    route: item,
    parameters: { order: "a/b", item: "café" },
  });
});

test("another method on a known path names those that work", () => {
  assert.deepEqual(findRoute(routes, "DELETE", "/orders"), { allowed: ["GET", "HEAD", "POST"] });
});

for (const path of [
  "/order",
  "/orders/",
  "//orders",
  "/orders/1/items/",
  "/orders/%E0%A4/items/1",
  "*",
  "",
]) {
  test(`nobody knows ${JSON.stringify(path)}`, () => {
    assert.equal(findRoute(routes, "GET", path), undefined);
  });
}
