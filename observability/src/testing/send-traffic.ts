import { request } from "node:http";

/** Asks a service through the load balancer twenty times a second; every third request fails. Answers what ends it. */
export function sendTraffic(loadBalancer: string, service: string, environment: string): () => void {
  const { port } = new URL(loadBalancer);
  const headers = { host: `${service}.${environment}.localhost:${port}` };
  let sent = 0;
  const timer = setInterval(() => {
    sent += 1;
    const path = sent % 3 === 0 ? "/broken" : "/";
    // A request that finds no task counts for nobody.
    request({ host: "127.0.0.1", port, path, headers }, (answer) => answer.resume())
      .on("error", () => undefined)
      .end();
  }, 50);
  return () => clearInterval(timer);
}
