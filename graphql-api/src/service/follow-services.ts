import { Change } from "../change.ts";
import type { SignedIn } from "../context.ts";
import { endTogether } from "../end-together.ts";
import { publicId } from "../ids.ts";
import { readAgain } from "../read-again.ts";
import { shareReading } from "../share-reading.ts";
import { readService } from "./read-service.ts";
import type { ServiceRow } from "./service.type.ts";
import type { ServiceParts } from "./service-rows.ts";

export interface ServiceChange {
  change: Change;
  id: string;
  service: ServiceRow | null;
}

const sharedReading = shareReading<ServiceRow | null>();

/** With a name: that service as it is now, then every change of it. Without: every change of any. */
export function followServices(
  { pool, events }: Pick<SignedIn, "pool" | "events">,
  name: string | null,
  parts: ServiceParts,
): AsyncIterableIterator<ServiceChange> {
  // Listening begins before the reading, so that no change falls between the two.
  const news = events.subscribe("serviceChanged", (ids) => name === null || ids.name === name);

  async function* tell(): AsyncGenerator<ServiceChange> {
    const current = name === null ? null : await readAgain(() => readService({ pool }, { name }, parts));
    if (current) yield { change: Change.CURRENT, id: current.id, service: current };
    for await (const told of news) {
      const { serviceId, change } = told;
      const service = await sharedReading(told, JSON.stringify(parts), () =>
        readAgain(() => readService({ pool }, { id: serviceId }, parts)),
      );
      yield { change: service ? Change[change] : Change.DELETED, id: publicId("Service", serviceId), service };
    }
  }
  return endTogether(news, tell());
}
