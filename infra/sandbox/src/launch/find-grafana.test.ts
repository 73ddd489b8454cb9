import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { findGrafana } from "./find-grafana.ts";

/** Something that answers every request with this. */
async function answering(body: string): Promise<string> {
  const server = createServer((_request, response) => response.end(body)).listen(0, "localhost");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  return String((server.address() as AddressInfo).port);
}

test("links lead to the Grafana that was named, whether it answers or not", async () => {
  expect(await findGrafana({ GRAFANA_URL: "https://grafana.example.com" })).toBe("https://grafana.example.com");
});

test("without a name they lead to the Grafana of this machine, and to nothing else that answers there", async () => {
  const grafana = await answering('{"database":"ok","version":"13.2.3"}');
  expect(await findGrafana({ WAYMARK_GRAFANA_PORT: grafana })).toBe(`http://localhost:${grafana}`);
  expect(await findGrafana({ WAYMARK_GRAFANA_PORT: await answering("<h1>Somebody else</h1>") })).toBeNull();
  expect(await findGrafana({ WAYMARK_GRAFANA_PORT: "1" })).toBeNull();
});
