import type { DatabaseSync } from "node:sqlite";

/** One sending of one event; a redelivery is a new row under the same GUID. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly repository: number | null;
  /** The exact text that is sent and signed. */
  readonly payload: string;
  readonly redelivery: boolean;
  readonly deliveredAt: number;
  readonly seconds: number;
  readonly status: string;
  readonly statusCode: number;
}

type NewDelivery = Pick<Delivery, "event" | "action" | "repository" | "payload"> & {
  guid?: string;
  redelivery?: boolean;
};

const pending = "pending";

export function insertDelivery(database: DatabaseSync, given: NewDelivery): Delivery {
  const guid = given.guid ?? crypto.randomUUID();
  const { lastInsertRowid } = database
    .prepare(`insert into deliveries
      (guid, event, action, repository, payload, redelivery, delivered_at, duration, status, status_code)
      values (?, ?, ?, ?, ?, ?, ?, 0, ?, 0)`)
    .run(
      guid,
      given.event,
      given.action,
      given.repository,
      given.payload,
      given.redelivery ? 1 : 0,
      Date.now(),
      pending,
    );
  const delivery = findDelivery(database, Number(lastInsertRowid));
  if (!delivery) throw new Error(`Delivery ${lastInsertRowid} is gone`);
  return delivery;
}

export function saveOutcome(
  database: DatabaseSync,
  id: number,
  outcome: Pick<Delivery, "status" | "statusCode" | "seconds">,
): void {
  database
    .prepare("update deliveries set status = ?, status_code = ?, duration = ? where id = ?")
    .run(outcome.status, outcome.statusCode, outcome.seconds, id);
}

export function findDelivery(database: DatabaseSync, id: number): Delivery | null {
  const row = database.prepare("select * from deliveries where id = ?").get(id);
  return row ? fromRow(row) : null;
}

/** Newest first, those before the cursor. */
export function listDeliveries(database: DatabaseSync, before: number, count: number): Delivery[] {
  return database
    .prepare("select * from deliveries where id < ? order by id desc limit ?")
    .all(before, count)
    .map(fromRow);
}

export function listPendingDeliveries(database: DatabaseSync): Delivery[] {
  return database.prepare("select * from deliveries where status = ? order by id").all(pending).map(fromRow);
}

function fromRow(row: Record<string, unknown>): Delivery {
  return {
    id: Number(row.id),
    guid: String(row.guid),
    event: String(row.event),
    action: row.action === null ? null : String(row.action),
    repository: row.repository === null ? null : Number(row.repository),
    payload: String(row.payload),
    redelivery: row.redelivery === 1,
    deliveredAt: Number(row.delivered_at),
    seconds: Number(row.duration),
    status: String(row.status),
    statusCode: Number(row.status_code),
  };
}
