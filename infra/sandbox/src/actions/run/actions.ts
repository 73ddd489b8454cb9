import { EventEmitter } from "node:events";
import path from "node:path";
import { ConcurrencyGroups } from "./concurrency-groups.ts";
import { JobSlots } from "./job-slots.ts";

/** What the runner is told at start. */
export interface ActionsOptions {
  /** Address of the ECS the workflows deploy to; without one, steps that need it fail and say so. */
  readonly ecsUrl?: string;
  /** What workflows that apply Terraform reach in place of AWS; without it they skip that and say so. */
  readonly terraform?: TerraformOptions;
  /** The registry: `<repository>/<tag>/` per image; `images` in the data folder when not given. */
  readonly imagesDir?: string;
  /** How many jobs run at once, 2 when not given. */
  readonly concurrentJobs?: number;
  /** Whether a push begins what it would at GitHub; true when not given. Without it, only dispatches run. */
  readonly startOnPush?: boolean;
  /** Secrets of the organization, for all repositories. */
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface TerraformOptions {
  /** Address of an emulator that knows more of AWS than ECS. */
  readonly endpointUrl: string;
  /** A folder of providers for machines that cannot reach Terraform's registry. */
  readonly providers?: string;
}

/** A run that is being carried out. */
export interface ActiveRun {
  /** Aborted when somebody cancels the run; the reason is a sentence. */
  readonly cancelling: AbortController;
  readonly done: Promise<void>;
}

/** What the runner keeps in memory; all that must survive is in the database. */
export class Actions {
  /** Off, no push begins anything and a dispatch is refused. */
  readonly isOn: boolean;
  readonly options: ActionsOptions;
  readonly folder: string;
  readonly imagesDir: string;
  readonly slots: JobSlots;
  readonly groups = new ConcurrencyGroups();
  readonly active = new Map<number, ActiveRun>();
  /** Aborted when the sandbox stops: whatever runs is lost then. */
  readonly stopping = new AbortController();
  /** What every process of every job gets from this machine; written at start. */
  machine: Readonly<Record<string, string>> = {};
  readonly #beginning = new Set<Promise<void>>();
  readonly #news = new EventEmitter().setMaxListeners(0);

  /** @param given null turns Actions off. */
  constructor(given: ActionsOptions | null, dataDir: string) {
    const options = given ?? {};
    this.isOn = given !== null;
    this.options = options;
    this.folder = path.join(dataDir, "actions");
    this.imagesDir = path.resolve(options.imagesDir ?? path.join(dataDir, "images"));
    this.slots = new JobSlots(options.concurrentJobs ?? 2);
  }

  /** Keeps what goes on behind an answer, so that a stop can wait for it. */
  track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => {
        if (!this.stopping.signal.aborted) console.error(error);
      })
      .finally(() => this.#beginning.delete(tracked));
    this.#beginning.add(tracked);
  }

  async settle(): Promise<void> {
    await Promise.all(this.#beginning);
    await Promise.all([...this.active.values()].map((run) => run.done));
  }

  /** Tells whoever looks at a run that there is something new. */
  tell(run: number): void {
    this.#news.emit(String(run));
  }

  /** @returns what ends the listening. */
  listen(run: number, listener: () => void): () => void {
    this.#news.on(String(run), listener);
    return () => void this.#news.off(String(run), listener);
  }
}
