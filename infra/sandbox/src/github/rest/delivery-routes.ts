import { json } from "../http/reply.ts";
import { installationId } from "../organization.ts";
import { notFound } from "../refusal.ts";
import { type Delivery, findDelivery, listDeliveries } from "../state/delivery.ts";
import { headersOf } from "../webhooks/webhook-sender.ts";
import type { World } from "../world.ts";
import { asApp } from "./app-routes.ts";
import { readPage } from "./paginate.ts";
import { parameter, type RestCall, type RestRouter } from "./rest-call.ts";

/** The App's webhook deliveries: to look at, and to send again. */
export function addDeliveryRoutes(router: RestRouter): void {
  router.on("GET", "/app/hook/deliveries", (call) => {
    const world = asApp(call);
    const { size } = readPage(call);
    const cursor = Number(call.incoming.query.get("cursor") ?? Number.MAX_SAFE_INTEGER);
    const deliveries = listDeliveries(world.database, cursor, size + 1);
    const page = deliveries.slice(0, size);
    const next = `<${world.url}${call.incoming.path}?per_page=${size}&cursor=${page.at(-1)?.id}>; rel="next"`;
    return json(200, page.map(shapeDelivery), deliveries.length > size ? { link: next } : {});
  });
  router.on("GET", "/app/hook/deliveries/:id", (call) => {
    const delivery = findOne(asApp(call), call);
    const secret = call.world.options.webhook?.secret ?? "";
    return json(200, {
      ...shapeDelivery(delivery),
      url: call.world.options.webhook?.url ?? "",
      request: { headers: headersOf(delivery, secret), payload: JSON.parse(delivery.payload) as unknown },
      response: { headers: {}, payload: null },
    });
  });
  router.on("POST", "/app/hook/deliveries/:id/attempts", (call) => {
    const delivery = findOne(asApp(call), call);
    call.world.webhooks.redeliver(delivery);
    return json(202, {});
  });
}

function findOne(world: World, call: RestCall): Delivery {
  const delivery = findDelivery(world.database, Number(parameter(call, "id")));
  if (!delivery) throw notFound();
  return delivery;
}

function shapeDelivery(delivery: Delivery): Record<string, unknown> {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: new Date(delivery.deliveredAt).toISOString(),
    redelivery: delivery.redelivery,
    duration: delivery.seconds,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: installationId,
    repository_id: delivery.repository,
  };
}
