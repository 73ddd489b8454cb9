/**
 * A story that is told from news, ending with them. A generator that waits cannot be ended from outside: its return()
 * stands in line behind the next news, which may never come, and whoever left would be remembered for ever. So the news
 * are ended first, and the story ends by itself.
 */
export function endTogether<T>(
  news: AsyncIterableIterator<unknown>,
  story: AsyncGenerator<T>,
): AsyncIterableIterator<T> {
  const endNews = () => news.return?.();
  return {
    next: async () => {
      const told = await story.next().catch(async (error: unknown) => {
        await endNews();
        throw error;
      });
      if (told.done) await endNews();
      return told;
    },
    return: async () => {
      await endNews();
      // It may still be reading; whoever leaves does not wait for that.
      void story.return(undefined).catch(() => {});
      return { value: undefined, done: true };
    },
    throw: async (error) => {
      await endNews();
      return story.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
