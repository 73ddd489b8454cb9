import { expect, test } from "vitest";
import { seedPlaces } from "../environment/testing/seed-places.ts";
import { Service } from "../service/service.entity.ts";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { keepRelease } from "./keep-release.ts";

test("a release is one, and gets its commit's message from whoever knows it first", async () => {
  const { platform } = await startRunEngine();
  await seedPlaces(platform.pool, [{ service: "shop", environment: "dev", deployment: null }]);
  const keep = async (message: string | null) => {
    const em = platform.fork();
    const { id, commitMessage } = await keepRelease(em, await em.findOneOrFail(Service, { name: "shop" }), {
      sha: "c".repeat(40),
      message,
    });
    return { id, commitMessage };
  };
  const { id, commitMessage } = await keep(null);
  expect(commitMessage).toBeNull();
  expect(await keep("feat: sell")).toEqual({ id, commitMessage: "feat: sell" });
  expect(await keep(null)).toEqual({ id, commitMessage: "feat: sell" });
  expect(await keep("something else")).toEqual({ id, commitMessage: "feat: sell" });
});
