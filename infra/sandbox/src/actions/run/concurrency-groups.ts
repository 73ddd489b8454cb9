interface Member {
  readonly cancel: (reason: string) => void;
  readonly begin: (leave: (() => void) | null) => void;
}

interface Group {
  running: Member;
  pending: Member | null;
}

/**
 * One run at a time per group, and one that waits; who waited before is cancelled.
 * @see https://docs.github.com/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
 */
export class ConcurrencyGroups {
  readonly #groups = new Map<string, Group>();

  /** Whether somebody who comes now would have to wait. */
  isTaken(key: string): boolean {
    return this.#groups.has(key.toLowerCase());
  }

  /** @returns what ends the stay, or null when the wait was ended by the signal. */
  enter(
    name: string,
    isImpatient: boolean,
    signal: AbortSignal,
    cancel: (reason: string) => void,
  ): Promise<(() => void) | null> {
    const key = name.toLowerCase();
    return new Promise((resolve) => {
      const member: Member = { cancel, begin: resolve };
      const group = this.#groups.get(key);
      if (!group) {
        this.#groups.set(key, { running: member, pending: null });
        resolve(() => this.#leave(key));
        return;
      }
      const reason = `Canceling since a higher priority waiting request for '${name}' exists`;
      group.pending?.cancel(reason);
      group.pending = member;
      if (isImpatient) group.running.cancel(reason);
      const giveUp = () => {
        if (group.pending !== member) return;
        group.pending = null;
        resolve(null);
      };
      signal.addEventListener("abort", giveUp, { once: true });
    });
  }

  #leave(key: string): void {
    const group = this.#groups.get(key);
    if (!group?.pending) {
      this.#groups.delete(key);
      return;
    }
    group.running = group.pending;
    group.pending = null;
    group.running.begin(() => this.#leave(key));
  }
}
