import type { Incoming } from "../http/incoming.ts";
import { html, type Reply, redirect } from "../http/reply.ts";
import { organization } from "../organization.ts";
import type { World } from "../world.ts";
import { avatar } from "./avatar.ts";
import { layout } from "./layout.ts";

/** Answers what a browser opens. */
export function answerPage(_world: World, incoming: Incoming): Reply | Promise<Reply> {
  const parts = incoming.path.split("/").filter(Boolean).map(decodeURIComponent);
  const [first, second] = parts;
  if (first === undefined) return redirect(`/${organization.login}`);
  if (first === "avatars" && second !== undefined) return avatar(second);
  return html(404, layout("Not found", "<h1>There is nothing here</h1>"));
}
