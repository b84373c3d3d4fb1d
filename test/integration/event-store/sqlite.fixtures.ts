import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore, type SqliteEventStoreOptions } from '../../../src/platform/event-store/sqlite/sqlite-event-store.ts';

/** A folder of its own for one test, and stores in it that are closed when the test has ended. */
export class Workbench {
  #folder: string | undefined;
  readonly #opened: SqliteEventStore[] = [];

  /** Registers the set-up and the cleaning up for every test of the surrounding `describe`. */
  static forEachTest(): Workbench {
    const bench = new Workbench();
    beforeEach(async () => {
      bench.#folder = await mkdtemp(join(tmpdir(), 'event-store-'));
    });
    afterEach(() => bench.#clean());
    return bench;
  }

  path(name = 'events.db'): string {
    if (this.#folder === undefined) throw new Error('The folder was not made.');
    return join(this.#folder, name);
  }

  async open(options: Partial<SqliteEventStoreOptions> = {}): Promise<SqliteEventStore> {
    const store = await SqliteEventStore.open({ file: this.path(), ...options });
    this.#opened.push(store);
    return store;
  }

  async #clean(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map((store) => store.close()));
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true });
  }
}

/** A process of its own that runs one of `children/`, once it has sent its first message; it ends with this process at the latest. */
export async function startChild(script: string, parameters: readonly string[]): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'children', script), parameters);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${script} ended at its start with ${String(code)}.`)));
  await Promise.race([once(child, 'message'), ended]);
  // From now on the test itself looks at the end.
  ended.catch(() => undefined);
  return child;
}
