import { z } from "zod";
import type { WebhookNews } from "../adapters/github/github.ts";

const status = z.enum(["queued", "waiting", "in_progress", "completed"]);
const progress = { status, conclusion: z.string().nullable() };
const times = { startedAt: z.coerce.date().nullable(), completedAt: z.coerce.date().nullable() };

const run = z.object({
  ...progress,
  id: z.int(),
  attempt: z.int(),
  title: z.string(),
  workflowPath: z.string(),
  event: z.string(),
  headSha: z.string(),
  url: z.string(),
  actorLogin: z.string().nullable(),
  createdAt: z.coerce.date(),
  startedAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
});

const job = z.object({
  ...progress,
  ...times,
  id: z.int(),
  runId: z.int(),
  attempt: z.int(),
  name: z.string(),
  url: z.string().nullable(),
  steps: z.array(z.object({ ...progress, ...times, number: z.int(), name: z.string() })),
});

const shape = z.discriminatedUnion("event", [
  z.object({ event: z.literal("workflow_run"), repositoryId: z.int(), run }),
  z.object({ event: z.literal("workflow_job"), repositoryId: z.int(), job }),
]);

/** News as the inbox keeps them. @throws ZodError for what another release of the platform stored in another shape. */
export const readNews = (stored: unknown): WebhookNews => shape.parse(stored);
