/**
 * A sequence that waits for what is still to come, and can be left while it waits. Each iteration is one of its own.
 * A generator that waits would answer `return()` only after its next item: so the waiting is ended first.
 */
export const leavable = <T>(outer: AbortSignal, begin: (signal: AbortSignal) => AsyncGenerator<T, undefined>): AsyncIterable<T> => ({
  [Symbol.asyncIterator]: () => {
    const left = new AbortController();
    const items = begin(AbortSignal.any([outer, left.signal]));
    return {
      next: () => items.next(),
      return: () => {
        left.abort();
        return items.return(undefined);
      },
    };
  },
});
