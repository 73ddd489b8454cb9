/** Something took longer than anybody waits for it. */
export class LateError extends Error {
  override name = "LateError";
}

/**
 * The answer of `work`, unless it takes longer than so many milliseconds: then it rejects with a LateError, and what is
 * under way goes on unheard.
 */
export async function withinTime<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new LateError(`It took longer than ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
