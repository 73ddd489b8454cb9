import { type IncomingMessage, request as open, type ServerResponse } from "node:http";
import { connectTo } from "../ecs/task/connect-to.ts";
import type { RunningTask } from "../ecs/task/running-task.ts";
import type { World } from "../ecs/world.ts";
import { forwardedHeaders, withoutConnectionHeaders } from "./forwarded-headers.ts";
import { refuse } from "./refuse.ts";

/** An Application Load Balancer lets go of a connection on which nobody says anything for so long. */
const idleMilliseconds = 60_000;

/** Hands a request to a task and its answer back. The task is not stopped meanwhile, for a moment. */
export function forwardRequest(
  world: World,
  target: RunningTask,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  target.openRequests += 1;
  response.once("close", () => {
    target.openRequests -= 1;
  });
  const headers = withoutConnectionHeaders(forwardedHeaders(world, request));
  const body = request.headers["transfer-encoding"] === undefined ? {} : { "transfer-encoding": "chunked" };
  const forwarded = open(
    {
      ...connectTo(target.port),
      method: request.method,
      path: request.url,
      headers: { ...headers, ...body },
      timeout: idleMilliseconds,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutConnectionHeaders(answer.headers));
      answer.pipe(response);
      // Half an answer must not look like a whole one.
      answer.once("error", () => response.destroy());
    },
  );
  let isLate = false;
  forwarded.once("timeout", () => {
    isLate = true;
    forwarded.destroy();
  });
  forwarded.on("error", (error) => {
    if (response.headersSent) response.destroy();
    else if (isLate)
      refuse(world, response, { status: 504, title: "No answer", sentence: "The task did not answer in time." });
    else
      refuse(world, response, {
        status: 502,
        title: "Bad answer",
        sentence: `The task did not answer: ${error.message}`,
      });
  });
  request.once("error", () => forwarded.destroy());
  response.once("close", () => forwarded.destroy());
  request.pipe(forwarded);
}
