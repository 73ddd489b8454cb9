import type { EntityManager } from "@mikro-orm/postgresql";
import type { z } from "zod";
import type { Platform } from "../context.ts";
import type { RunKind } from "./run-status.ts";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A run as a worker holds it. `fence` is what every one of its writes has to name. */
export interface HeldRun {
  id: string;
  kind: RunKind;
  serviceId: string | null;
  subject: string;
  input: Record<string, unknown>;
  requestedBy: string | null;
  createdAt: Date;
  fence: string;
}

/** What a step can reach. */
export interface StepContext {
  platform: Platform;
  run: HeldRun;
  /** 1 for the first attempt. Waiting for a limit or a time does not count. */
  attempt: number;
  /** When the first attempt began. */
  since: Date;
  /** True when the step had parked the run and the deadline came before what it waited for. */
  timedOut: boolean;
  /** Aborted when this worker has lost the run or is being stopped. */
  signal: AbortSignal;
  /** The stored output of an earlier step, checked: a shape that an older release wrote fails loudly here. */
  output<T>(step: string, shape: z.ZodType<T>): T;
  /** Writes in one transaction that only commits while this worker still holds the run. */
  fenced<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
}

/** What a step leaves behind: its output for later steps, and a sentence and a link for people. */
export interface StepDone {
  output?: Json;
  message?: string;
  url?: string;
}

/** Parks the run until it is woken (`wakeRun`), at the latest `until`; `wakeKey` names what for. The step is entered again then. */
export interface StepParked {
  park: { wakeKey: string; until: Date; message: string };
}

export interface StepDefinition {
  name: string;
  title: string;
  /** Find-or-create: a crash can fall between the effect and its record, so it may be entered again. */
  do(context: StepContext): Promise<StepDone | StepParked>;
  /** Takes the effect back, as often as it is called. Answers a sentence for people. */
  undo?(context: StepContext): Promise<string>;
}

export interface RunDefinition {
  kind: RunKind;
  steps: StepDefinition[];
  /** In the transaction that fails the run: what else must change with it. `error` is what the step threw. */
  failed(em: EntityManager, run: HeldRun, reason: string, error: Error): Promise<void>;
  /** In the transaction that ends the run well: whom else that has to be told. */
  succeeded?(em: EntityManager, run: HeldRun): Promise<void>;
  /** What a person does where this release cannot go on with a run that another one began: one sentence. */
  startOver: string;
}

/** The step cannot succeed by itself: the run fails at once, with a sentence a person can act on. */
export class StepFailed extends Error {
  override name = "StepFailed";
}

/** Not now: the run waits until `at` without losing an attempt. */
export class TryLater extends Error {
  override name = "TryLater";
  constructor(
    message: string,
    readonly at: Date,
  ) {
    super(message);
  }
}

/** Another worker holds the run now: nothing may be written any more. */
export class LostRun extends Error {
  override name = "LostRun";
}
