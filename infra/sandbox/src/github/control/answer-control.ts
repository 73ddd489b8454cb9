import { type Incoming, readJson } from "../http/incoming.ts";
import { empty, json, type Reply } from "../http/reply.ts";
import { notImplemented, Refusal } from "../refusal.ts";
import { refusalReply } from "../rest/answer-rest.ts";
import { countCreations, listRepositories } from "../state/repository.ts";
import type { World } from "../world.ts";

export const controlRoot = "/_control";

/** The door behind the scenes, for tests and demos: switches, the log of requests, what was made how often. */
export function answerControl(world: World, incoming: Incoming): Reply {
  try {
    return answer(world, incoming);
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error);
    throw error;
  }
}

function answer(world: World, incoming: Incoming): Reply {
  const what = `${incoming.method} ${incoming.path}`;
  if (what === "GET /_control") return json(200, world.switches.describe());
  if (what === "POST /_control") {
    world.switches.set(readJson(incoming));
    return json(200, world.switches.describe());
  }
  if (what === "DELETE /_control") {
    world.switches.reset();
    return empty(204);
  }
  if (what === "GET /_control/log") {
    return json(200, world.log.since(Number(incoming.query.get("since") ?? 0)));
  }
  if (what === "DELETE /_control/log") {
    world.log.clear();
    return empty(204);
  }
  if (what === "GET /_control/repositories") return json(200, shapeRepositories(world));
  throw notImplemented(what);
}

/** Every name that was ever made, with how often and what there is of it now. */
function shapeRepositories(world: World) {
  const existing = new Map(listRepositories(world).map((one) => [one.name.toLowerCase(), one]));
  return [...countCreations(world)].map(([name, creations]) => {
    const repository = existing.get(name);
    return {
      name: repository?.name ?? name,
      creations,
      exists: repository !== undefined,
      id: repository?.id ?? null,
      homepageUrl: repository?.homepageUrl ?? null,
    };
  });
}
