import type { MessagePort } from 'node:worker_threads';
import type { Position } from '../event-store/event-store.ts';
import { Calls } from './calls.ts';
import type { Reaction } from './projection.ts';
import type { RunnerStatus } from './runner.ts';
import type { Runners } from './runners.ts';

/** What a reaction reacts to, and how it is called: another thread carries it out. */
export type DescribedReaction = Omit<Reaction, 'react'>;

export const describe = ({ kind, name, version, streamPrefix, chapters, fields, indexes }: Reaction): DescribedReaction => ({ kind, name, version, streamPrefix, chapters, fields, indexes });

/** How often the state of the runners is looked at, in milliseconds; told when it became another. */
const LOOK_MS = 100;

/** The side of `RemoteRunners` that has the runners. */
export class RunnerHost {
  readonly #calls: Calls;
  #runners: Runners | undefined;
  #told = '';

  /**
   * @param make the runners, with these reactions among them
   * @param close lets go of what the runners used; the thread ends after it
   */
  constructor(port: MessagePort, make: (reactions: readonly Reaction[]) => Runners, close: () => Promise<void>) {
    this.#calls = new Calls(port, {
      start: (reactions: readonly DescribedReaction[]): void => {
        const runners = make(reactions.map((it) => this.#reaction(it)));
        this.#runners = runners;
        runners.start();
        setInterval(() => this.#tell(runners.status()), LOOK_MS).unref();
      },
      stop: async () => {
        await this.#runners?.stop();
        await close();
        // After the answer, so that it still arrives.
        setImmediate(() => {
          port.close();
        });
      },
      waitFor: async (name: string, position: Position, timeoutMs: number) => this.#started.waitFor(name, position, timeoutMs),
      rebuild: async (name: string) => this.#started.rebuild(name),
      rebuildSubject: async (subjectId: string) => this.#started.rebuildSubject(subjectId),
    });
  }

  get #started(): Runners {
    if (!this.#runners) throw new Error('The runners were not started.');
    return this.#runners;
  }

  #reaction(described: DescribedReaction): Reaction {
    return {
      ...described,
      react: async (event) => {
        await this.#calls.ask('react', described.name, event);
      },
    };
  }

  #tell(status: readonly RunnerStatus[]): void {
    const telling = JSON.stringify(status.map(({ state, parked, failure }) => [state, parked, failure]));
    if (telling === this.#told) return;
    this.#told = telling;
    void this.#calls.ask('status', status);
  }
}
