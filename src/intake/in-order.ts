/** How it is done: what has the same key one after the other, at most `width` begun whose result was not yet taken. */
interface Work<T, R> {
  readonly width: number;
  readonly keyOf: (item: T) => string;
  /** Never rejects. */
  readonly work: (item: T) => Promise<R>;
}

/**
 * The results of work on items, in the order in which the items came. Takes no item before there is place for it, and a
 * result does not wait for items that are still to come. Work that was begun is finished when nobody takes more results.
 */
export async function* inOrder<T, R>(items: AsyncIterator<T>, { width, keyOf, work }: Work<T, R>): AsyncGenerator<R> {
  const last = new Map<string, Promise<R>>();
  const begun: Promise<R>[] = [];
  const begin = (item: T): void => {
    const key = keyOf(item);
    const run = (last.get(key) ?? Promise.resolve()).then(() => work(item));
    last.set(key, run);
    begun.push(
      run.finally(() => {
        if (last.get(key) === run) last.delete(key);
      }),
    );
  };
  let coming: Promise<IteratorResult<T>> | undefined = items.next();
  try {
    while (coming !== undefined || begun.length > 0) {
      const [first] = begun;
      if (coming !== undefined && begun.length < width) {
        const arrived: IteratorResult<T> | undefined = await Promise.race([coming, ...(first ? [first.then(() => undefined)] : [])]);
        if (arrived) {
          coming = arrived.done === true ? undefined : items.next();
          if (arrived.done !== true) begin(arrived.value);
          continue;
        }
      }
      if (first === undefined) continue;
      yield await first;
      void begun.shift();
    }
  } finally {
    await items.return?.();
    await Promise.all(begun);
  }
}
