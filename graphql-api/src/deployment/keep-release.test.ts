import { expect, test } from "vitest";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { Service } from "../service/service.entity.ts";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { keepRelease } from "./keep-release.ts";

test("a release is one, and gets its commit's message and time from whoever knows them first", async () => {
  const { platform } = await startRunEngine();
  await seedPlaces(platform.pool, [{ service: "shop", environment: "dev", deployment: null }]);
  const keep = async (message: string | null, committedAt: Date | null = null) => {
    const em = platform.fork();
    const service = await em.findOneOrFail(Service, { name: "shop" });
    const release = await keepRelease(em, service, { sha: "c".repeat(40), message, committedAt });
    return { id: release.id, commitMessage: release.commitMessage, committedAt: release.committedAt };
  };
  const committedAt = new Date("2026-07-01T12:00:00Z");
  const { id, ...unknown } = await keep(null);
  expect(unknown).toEqual({ commitMessage: null, committedAt: null });
  expect(await keep("feat: sell")).toEqual({ id, commitMessage: "feat: sell", committedAt: null });
  expect(await keep(null, committedAt)).toEqual({ id, commitMessage: "feat: sell", committedAt });
  expect(await keep("something else", new Date())).toEqual({ id, commitMessage: "feat: sell", committedAt });
});
