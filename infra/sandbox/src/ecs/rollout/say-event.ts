import type { Service } from "../state/service.ts";

const eventsKept = 100;

/** Adds to what `describe-services` tells of the service, in the words ECS uses. */
export function sayEvent(service: Service, words: string, now = Date.now()): void {
  const message = `(service ${service.name}) ${words}`;
  service.events.unshift({ id: crypto.randomUUID(), createdAt: now, message });
  service.events.length = Math.min(service.events.length, eventsKept);
}

/** `(task one) (task other)`. */
export function nameTasks(tasks: readonly { id: string }[]): string {
  return tasks.map(({ id }) => `(task ${id})`).join(" ");
}
