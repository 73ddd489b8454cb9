/** One writer at a time per repository; readers never wait. */
export class RepositoryLocks {
  readonly #tails = new Map<number, Promise<unknown>>();

  async hold<Result>(repository: number, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(repository) ?? Promise.resolve();
    const mine = before.then(work);
    const tail = mine.catch(() => undefined);
    this.#tails.set(repository, tail);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(repository) === tail) this.#tails.delete(repository);
    }
  }
}
