import { BigIntType, type Ref, ref } from "@mikro-orm/core";
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { ServiceEnvironment } from "../environment/service-environment.entity.ts";
import { newId } from "../ids.ts";
import { ACTIVE, DeploymentKind, DeploymentStatus } from "./deployment-status.ts";
import { Release } from "./release.entity.ts";
import { WORKFLOW_RANKS, type WorkflowNews } from "./workflow-news.ts";

export interface NewDeployment {
  serviceEnvironment: ServiceEnvironment;
  release: Release;
  kind: DeploymentKind;
  requestedBy: string | null;
  /** What a rollback brings back. */
  taskDefinition?: string | null;
  /** Why it waits for a person's approval; without one it begins at once. */
  awaiting?: string | null;
}

// Nothing here is `#private`: MikroORM makes some entities without their constructor, and those would lack it.
/** One release on its way to one environment, or its history. Only its own methods move its state. */
@Entity({ tableName: "deployments" })
export class Deployment {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @ManyToOne(() => ServiceEnvironment, { ref: true, deleteRule: "cascade" })
  serviceEnvironment: Ref<ServiceEnvironment>;

  @ManyToOne(() => Release, { ref: true, deleteRule: "cascade" })
  release: Ref<Release>;

  @Enum({ items: () => DeploymentKind, type: "text" })
  kind: DeploymentKind;

  @Enum({ items: () => DeploymentStatus, type: "text" })
  status: DeploymentStatus;

  @Property({ type: "text", nullable: true })
  reason: string | null;

  @Property({ type: "uuid", nullable: true, fieldName: "requested_by" })
  requestedBy: string | null;

  @Property({ type: "uuid", nullable: true, fieldName: "approved_by" })
  approvedBy: string | null = null;

  /** The run that carries it out. A plain id, as runs know nothing of deployments. */
  @Property({ type: "uuid", nullable: true })
  runId: string | null = null;

  @Property({ type: "timestamptz", nullable: true })
  dispatchedAt: Date | null = null;

  /** When GitHub's answer to that was lost, or did not say which run it began. */
  @Property({ type: "timestamptz", nullable: true })
  dispatchUnansweredAt: Date | null = null;

  @Property({ type: new BigIntType("string"), nullable: true })
  workflowRunId: string | null = null;

  @Property({ type: "text", nullable: true })
  workflowRunUrl: string | null = null;

  @Property({ type: "integer", nullable: true })
  runAttempt: number | null = null;

  @Property({ type: "text", nullable: true })
  workflowStatus: WorkflowNews["status"] | null = null;

  @Property({ type: "text", nullable: true })
  workflowConclusion: string | null = null;

  @Property({ type: "text", nullable: true })
  taskDefinition: string | null;

  @Property({ type: "uuid", nullable: true, fieldName: "cancel_requested_by" })
  cancelRequestedBy: string | null = null;

  @Property({ type: "timestamptz", nullable: true })
  cancelRequestedAt: Date | null = null;

  /** The attempt that GitHub was asked to end. */
  @Property({ type: "integer", nullable: true })
  cancelledAttempt: number | null = null;

  @Property({ type: "timestamptz" })
  createdAt: Date = new Date();

  @Property({ type: "timestamptz", nullable: true })
  startedAt: Date | null = null;

  @Property({ type: "timestamptz", nullable: true })
  finishedAt: Date | null = null;

  constructor(it: NewDeployment) {
    this.serviceEnvironment = ref(it.serviceEnvironment);
    this.release = ref(it.release);
    this.kind = it.kind;
    this.requestedBy = it.requestedBy;
    this.taskDefinition = it.taskDefinition ?? null;
    this.reason = it.awaiting ?? null;
    this.status = it.awaiting ? DeploymentStatus.AWAITING_APPROVAL : DeploymentStatus.QUEUED;
  }

  get isActive(): boolean {
    return ACTIVE.includes(this.status);
  }

  /** It holds the place of its environment from now on, and that run carries it out. */
  begin(runId: string): void {
    this.require("begin", DeploymentStatus.QUEUED);
    this.runId = runId;
  }

  approve(by: string): void {
    this.require("be approved", DeploymentStatus.AWAITING_APPROVAL);
    this.approvedBy = by;
    this.reason = null;
    this.status = DeploymentStatus.QUEUED;
  }

  reject(reason: string, at: Date): void {
    this.require("be rejected", DeploymentStatus.AWAITING_APPROVAL);
    this.end(DeploymentStatus.REJECTED, reason, at);
  }

  /** The intent to start the workflow, before GitHub is asked. */
  dispatch(at: Date): void {
    this.require("be dispatched", DeploymentStatus.QUEUED, DeploymentStatus.DISPATCHED);
    this.dispatchedAt = at;
    this.startedAt ??= at;
    this.reason = null;
    this.status = DeploymentStatus.DISPATCHED;
  }

  /** GitHub has not started the workflow, for this reason; it is asked again later, or not at all. */
  withdrawDispatch(reason: string): void {
    this.require("go back into the queue", DeploymentStatus.DISPATCHED);
    this.dispatchedAt = null;
    this.startedAt = null;
    this.reason = reason;
    this.status = DeploymentStatus.QUEUED;
  }

  /** Whether GitHub has started the workflow is not known: it is looked for, and never started again. */
  missDispatch(at: Date): void {
    this.require("miss an answer", DeploymentStatus.DISPATCHED);
    this.dispatchUnansweredAt = at;
  }

  /** Takes news of its workflow's run in any order. @returns whether they were: of a higher attempt, or further on. */
  hear(news: WorkflowNews, at: Date): boolean {
    if (this.workflowRunId !== null && this.workflowRunId !== String(news.runId)) return false;
    const isFirst = this.workflowRunId === null;
    const isHigher = news.attempt > (this.runAttempt ?? 0);
    const isFurther = news.attempt === this.runAttempt && this.rank < WORKFLOW_RANKS[news.status];
    if (!isFirst && !isHigher && !isFurther) return false;
    this.workflowRunId = String(news.runId);
    this.workflowRunUrl = news.url;
    this.runAttempt = news.attempt;
    this.workflowStatus = news.status;
    this.workflowConclusion = news.conclusion;
    const { QUEUED, DISPATCHED, RUNNING } = DeploymentStatus;
    if ([QUEUED, DISPATCHED, RUNNING].includes(this.status)) {
      this.startedAt ??= at;
      // It follows from the news alone, so that those that never came make no difference.
      const hasBegun = news.status === "in_progress" || news.status === "completed";
      this.status = hasBegun ? RUNNING : DISPATCHED;
    }
    return true;
  }

  /** The workflow has done its part; ECS has the last word. */
  verify(): void {
    this.require("be verified", DeploymentStatus.DISPATCHED, DeploymentStatus.RUNNING, DeploymentStatus.VERIFYING);
    this.status = DeploymentStatus.VERIFYING;
  }

  succeed(taskDefinition: string | null, at: Date): void {
    this.require("succeed", DeploymentStatus.VERIFYING);
    this.taskDefinition = taskDefinition ?? this.taskDefinition;
    this.end(DeploymentStatus.SUCCEEDED, null, at);
  }

  fail(reason: string, at: Date): void {
    this.require("fail", ...ACTIVE);
    this.end(DeploymentStatus.FAILED, reason, at);
  }

  requestCancel(by: string, at: Date): void {
    this.require("be cancelled", DeploymentStatus.DISPATCHED, DeploymentStatus.RUNNING);
    this.cancelRequestedBy = by;
    this.cancelRequestedAt = at;
  }

  /** GitHub was asked to end the present attempt. */
  cancelAttempt(): void {
    this.require("be cancelled", DeploymentStatus.DISPATCHED, DeploymentStatus.RUNNING);
    this.cancelledAttempt = this.runAttempt;
  }

  cancel(reason: string, at: Date): void {
    this.require("be cancelled", DeploymentStatus.AWAITING_APPROVAL, ...ACTIVE);
    this.end(DeploymentStatus.CANCELLED, reason, at);
  }

  lose(reason: string, at: Date): void {
    this.require("be lost", ...ACTIVE);
    this.end(DeploymentStatus.LOST, reason, at);
  }

  /** Goes on though it had ended: a late word, or its workflow is run again. The caller sees that nothing newer is active. */
  reopen(runId: string): void {
    const { LOST, FAILED, CANCELLED, SUCCEEDED } = DeploymentStatus;
    this.require("be reopened", LOST, FAILED, CANCELLED, SUCCEEDED);
    this.status = this.workflowStatus === "in_progress" ? DeploymentStatus.RUNNING : DeploymentStatus.DISPATCHED;
    this.runId = runId;
    this.reason = null;
    this.finishedAt = null;
    // The end that somebody wanted of this same attempt, they still want.
    if ((this.runAttempt ?? 1) <= (this.cancelledAttempt ?? 1)) return;
    this.cancelRequestedAt = null;
    this.cancelRequestedBy = null;
    this.cancelledAttempt = null;
  }

  /** What was really deployed by hand shows only in what ECS runs. */
  correctRelease(release: Release): void {
    if (this.kind !== DeploymentKind.EXTERNAL) throw new Error("Only of an external deployment the release is guessed");
    this.release = ref(release);
  }

  private get rank(): number {
    return this.workflowStatus === null ? -1 : WORKFLOW_RANKS[this.workflowStatus];
  }

  private end(status: DeploymentStatus, reason: string | null, at: Date): void {
    this.status = status;
    this.reason = reason;
    this.finishedAt = at;
  }

  private require(what: string, ...states: DeploymentStatus[]): void {
    if (!states.includes(this.status)) throw new Error(`A deployment that is ${this.status} cannot ${what}`);
  }
}
