import { expect, test } from "vitest";
import { openEcs, REGION } from "../ecs/testing/open-ecs.ts";
import { connectLogs } from "./connect-logs.ts";
import type { LogPlace } from "./logs.ts";
import { LogsError } from "./logs-error.ts";

const PLACE: LogPlace = { region: REGION, group: "/waymark/dev/orders", streamPrefix: "orders/" };
const LONG_AGO = new Date(Date.now() - 3_600_000);

async function open() {
  const { url, control, register, create } = await openEcs();
  const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "a secret of the sandbox" };
  const statuses: string[] = [];
  const observe = ({ operation, status }: { operation: string; status: string }) =>
    statuses.push(`${operation} ${status}`);
  const logs = connectLogs({ userAgent: "waymark-tests", endpoint: url, credentials, observe });
  return { logs, control, statuses, run: async () => create("orders", await register("good"), 1) };
}

test("a log group that is not there has no lines, and pages that are empty for ever come to an end", async () => {
  const { logs, control, statuses, run } = await open();
  expect(await logs.readNewest({ ...PLACE, since: LONG_AGO, most: 10 })).toEqual({ events: [], isWhole: true });
  await run();
  await control({ emptyPages: {} });
  expect(await logs.readNewest({ ...PLACE, since: LONG_AGO, most: 10 })).toEqual({ events: [], isWhole: false });
  expect(statuses.slice(0, 2)).toEqual(["filterLogEvents 400", "filterLogEvents 200"]);
  expect(statuses.length).toBeLessThan(30);
});

test("a refusal tells its kind and what to do, and shows no key", async () => {
  const { logs, control } = await open();
  const fail = async () => {
    const error: unknown = await logs.readNewest({ ...PLACE, since: LONG_AGO, most: 1 }).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(LogsError);
    return error as LogsError;
  };
  await control({ throttle: {} });
  expect(await fail()).toMatchObject({
    kind: "THROTTLED",
    message: expect.stringMatching(
      /^Could not read the lines of \/waymark\/dev\/orders in eu-central-1\. AWS answered: /,
    ),
  });
  const nobody = connectLogs({
    userAgent: "waymark-tests",
    endpoint: "http://127.0.0.1:1",
    credentials: () => Promise.reject(Object.assign(new Error("none"), { name: "CredentialsProviderError" })),
  });
  await expect(nobody.readNewest({ ...PLACE, since: LONG_AGO, most: 1 })).rejects.toMatchObject({
    kind: "UNAUTHORIZED",
    message: expect.stringContaining("its role may call logs:FilterLogEvents"),
  });
});
