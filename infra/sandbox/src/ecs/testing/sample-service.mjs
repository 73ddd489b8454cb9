// The service inside the images of the tests: says who it is, and is as ill as its environment tells it to be.
import { createHash } from "node:crypto";
import { createServer } from "node:http";

const { PORT, VERSION = "none", HEALTH = "200", CRASH, STUBBORN } = process.env;

console.log(`hello from ${VERSION}`);
console.error(`listening on ${PORT}`);
if (CRASH) process.exit(Number(CRASH));
process.on("SIGTERM", () => {
  console.log("told to stop");
  if (!STUBBORN) server.close(() => process.exit(0));
});

let unanswered = 0;
const server = createServer((request, response) => {
  if (request.url === "/health") {
    response.writeHead(Number(HEALTH)).end();
    return;
  }
  const { pathname, searchParams } = new URL(request.url, "http://service");
  unanswered += 1;
  response.once("close", () => (unanswered -= 1));
  const answer = () =>
    response.writeHead(200, { "content-type": "application/json" }).end(
      JSON.stringify({
        version: VERSION,
        pid: process.pid,
        unanswered,
        path: pathname,
        headers: request.headers,
        env: process.env,
      }),
    );
  setTimeout(answer, Number(searchParams.get("wait") ?? 0));
});
server.on("upgrade", (request, socket) => {
  const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash("sha1").update(key).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
  );
  // A frame of text: final, unmasked, five letters.
  socket.write(Buffer.from([0x81, 5, ...Buffer.from("hello")]));
  socket.on("error", () => undefined);
});
server.listen(Number(PORT));
