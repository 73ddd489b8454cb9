import { EventEmitter, once } from "node:events";
import type { TestContext } from "node:test";
import type { Logger } from "pino";
import { createLog } from "../create-log.ts";
import type { Configuration } from "../read-configuration.ts";
import type { Route } from "../routes.ts";
import { type RunningService, startService } from "../start-service.ts";

export const testConfiguration: Configuration = {
  port: 0,
  logLevel: "debug",
  service: "orders-api",
  version: "1.2.3",
  environment: "test",
  commit: "0123abc",
  cpuCores: 0.25,
  memoryBytes: 536_870_912,
  availabilityObjective: 0.999,
};

export type LogLine = Record<string, unknown>;

export interface TestService extends RunningService {
  url: string;
  log: Logger;
  /** Everything logged so far, as soon as it is `count` lines or more. */
  logged: (count: number) => Promise<LogLine[]>;
}

/** The whole service on a free port, stopped when the test ends. */
export async function startTestService(test: TestContext, moreRoutes: Route[] = []): Promise<TestService> {
  const lines: LogLine[] = [];
  const news = new EventEmitter();
  const write = (line: string) => {
    lines.push(JSON.parse(line));
    news.emit("line");
  };
  const log = createLog(testConfiguration, { write });
  const service = await startService(testConfiguration, log, moreRoutes);
  test.after(() => service.stop(0));

  async function logged(count: number): Promise<LogLine[]> {
    while (lines.length < count) await once(news, "line");
    return lines;
  }

  return { ...service, url: `http://127.0.0.1:${service.port}`, log, logged };
}
