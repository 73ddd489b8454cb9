/** Something that runs and can be ended: politely, or at once. */
export interface Part {
  stop(): Promise<void>;
  kill(): void;
}

/** What has been started so far, in order. */
export class RunningParts {
  private readonly parts: Part[] = [];

  add<T extends Part>(part: T): T {
    this.parts.push(part);
    return part;
  }

  /** Stops everything, the last one first, because it uses those before it. */
  async stop(): Promise<void> {
    for (let part = this.parts.pop(); part !== undefined; part = this.parts.pop()) {
      this.ending = part;
      await part.stop();
    }
    this.ending = null;
  }

  kill(): void {
    for (const part of [this.ending, ...this.parts]) part?.kill();
  }

  private ending: Part | null = null;
}
