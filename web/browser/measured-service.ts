/** The program of a service that counts its requests as golden paths do, and answers `/broken` with a 500. */
export const MEASURED_SERVICE = `import { createServer } from "node:http";

const counts = new Map();
const labels = ([route, status]) => \`method="GET",route="\${route}",status="\${status}"\`;
const seconds = "http_request_duration_seconds";

function tell() {
  const lines = ["service_cpu_limit_cores 0.25", "service_memory_limit_bytes 536870912"];
  lines.push("process_resident_memory_bytes " + process.memoryUsage().rss);
  lines.push("process_cpu_seconds_total " + process.cpuUsage().user / 1e6);
  for (const [key, count] of counts) {
    const own = labels(JSON.parse(key));
    lines.push(\`http_requests_total{\${own}} \${count}\`);
    for (const le of ["0.01", "0.1", "+Inf"]) lines.push(\`\${seconds}_bucket{\${own},le="\${le}"} \${count}\`);
    lines.push(\`\${seconds}_sum{\${own}} \${count * 0.004}\`, \`\${seconds}_count{\${own}} \${count}\`);
  }
  return lines.join("\\n") + "\\n";
}

createServer((request, response) => {
  if (request.url === "/metrics") return response.setHeader("content-type", "text/plain; version=0.0.4").end(tell());
  response.statusCode = request.url === "/broken" ? 500 : 200;
  const key = JSON.stringify([request.url, response.statusCode]);
  counts.set(key, (counts.get(key) ?? 0) + 1);
  response.end("{}");
}).listen(process.env.PORT);
`;
