// Run by the image's HEALTHCHECK, as the image has neither shell nor curl: exits with 0 when /health answers 200.
import { get } from "node:http";
import { readManifest } from "./read-manifest.ts";

const port = Number(process.env.PORT || readManifest().port);
const request = get({ host: "127.0.0.1", port, path: "/health", timeout: 2_000 }, (response) => {
  process.exit(response.statusCode === 200 ? 0 : 1);
});
request.on("timeout", () => request.destroy(new Error("No answer within 2 s")));
request.on("error", () => process.exit(1));
