import { request } from "node:http";
import { inject } from "vitest";

/** What a service answers in a stage. Node does not resolve `*.localhost`, so the load balancer is asked by its Host header. */
export function askService(service: string, environment: string, path = "/"): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(inject("loadBalancer"));
    const headers = { host: `${service}.${environment}.localhost:${port}` };
    const asked = request({ host: "127.0.0.1", port, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve(body));
    });
    asked.on("error", reject).end();
  });
}
