import { Entity, Enum, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { newId } from "../ids.ts";
import { currentTrace } from "../trace.ts";
import { RunKind, RunStatus } from "./run-status.ts";

/**
 * Something that takes longer than a request, as a row that any process can take up.
 * Code creates it; from then on only the worker moves it, by statements that check its fence.
 */
@Entity({ tableName: "runs" })
export class Run {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @Enum({ items: () => RunKind, type: "text" })
  kind: RunKind;

  @Enum({ items: () => RunStatus, type: "text" })
  status: RunStatus = RunStatus.QUEUED;

  /** Null once the service is gone; `subject` still names it. */
  @Property({ type: "uuid", nullable: true })
  serviceId: string | null;

  @Property({ type: "text" })
  subject: string;

  @Property({ type: "json" })
  input: Record<string, unknown>;

  @Property({ type: "uuid", nullable: true })
  requestedBy: string | null;

  /** The request it goes back to; null where a watch began it. */
  @Property({ type: "text", nullable: true })
  requestId: string | null = currentTrace()?.requestId ?? null;

  @Property({ type: "text", nullable: true })
  traceId: string | null = currentTrace()?.traceId ?? null;

  @Property({ type: "timestamptz" })
  createdAt: Date = new Date();

  constructor(it: {
    kind: RunKind;
    serviceId: string;
    subject: string;
    input: Record<string, unknown>;
    requestedBy: string | null;
  }) {
    this.kind = it.kind;
    this.serviceId = it.serviceId;
    this.subject = it.subject;
    this.input = it.input;
    this.requestedBy = it.requestedBy;
  }
}
