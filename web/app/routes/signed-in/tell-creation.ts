import type { ServiceNews } from "../../service-news.tsx";
import type { Finding } from "./finding.ts";

/** A creation that ended longer ago, in milliseconds, is no news. */
const fresh = 60_000;

/** A service that this person asked for and that got ready, or failed; `null` for everything else. */
export function tellCreation({ service }: ServiceNews, login: string, now: number): Finding | null {
  const run = service?.creation;
  if (!service || run?.requestedBy?.login !== login) return null;
  // The service is ready a moment before its run says that it ended.
  if (run.finishedAt !== null && now - Date.parse(run.finishedAt) > fresh) return null;

  const { name, status } = service;
  const place = { about: name, seenOn: [`/services/${name}`] };
  if (status === "FAILED") {
    const text = `${name} could not be created`;
    return { ...place, id: `${run.id} ${run.finishedAt}`, tone: "bad", text, to: `/services/${name}/creation` };
  }
  if (status !== "READY") return null;
  return { ...place, id: `${run.id} ready`, tone: "good", text: `${name} is ready`, to: `/services/${name}` };
}
