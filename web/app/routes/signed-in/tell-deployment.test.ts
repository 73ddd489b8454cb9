import { expect, test } from "vitest";
import type { DeploymentNews } from "../../deployment-news.tsx";
import { tellDeployment } from "./tell-deployment.ts";

const now = Date.parse("2030-01-01T12:00:00Z");
const dev = {
  id: "usr_1",
  login: "dev",
  name: null,
  role: "DEVELOPER" as const,
  teams: [{ slug: "payments", name: "Payments" }],
};

function news(changes: Partial<DeploymentNews["deployment"]>, owner = "payments"): DeploymentNews {
  const service = { id: "svc_1", name: "payments-api", owner: { slug: owner } };
  return {
    change: "UPDATED",
    id: "dep_1",
    deployment: {
      id: "dep_1",
      kind: "PROMOTION",
      status: "SUCCEEDED",
      finishedAt: "2030-01-01T11:59:50Z",
      requestedBy: { login: "ada" },
      serviceEnvironment: { id: "sve_1", service, environment: { name: "staging" } },
      ...changes,
    },
  };
}

test("a deployment of one's team that has ended is told, with the way to it", () => {
  expect(tellDeployment(news({}), dev, now)).toEqual({
    id: "dep_1 SUCCEEDED",
    tone: "good",
    text: "payments-api: the promotion to staging succeeded",
    to: "/deployments/dep_1",
    about: "payments-api staging",
    seenOn: ["/deployments/dep_1", "/services/payments-api"],
  });
  expect(tellDeployment(news({ status: "FAILED" }), dev, now)?.tone).toBe("bad");
});

test("what one asked for is told whoever owns it, and nothing of others is", () => {
  expect(tellDeployment(news({ requestedBy: { login: "dev" } }, "search"), dev, now)).not.toBeNull();
  expect(tellDeployment(news({}, "search"), dev, now)).toBeNull();
  expect(tellDeployment(news({ requestedBy: null }, "search"), dev, now)).toBeNull();
});

test("what still moves, was taken back by somebody, or ended long ago is no news", () => {
  expect(tellDeployment(news({ status: "RUNNING", finishedAt: null }), dev, now)).toBeNull();
  expect(tellDeployment(news({ status: "CANCELLED" }), dev, now)).toBeNull();
  expect(tellDeployment(news({ finishedAt: "2030-01-01T11:00:00Z" }), dev, now)).toBeNull();
});
