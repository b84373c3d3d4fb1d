import type { MessagePort, Worker } from 'node:worker_threads';
import { reasonOf } from './step.ts';

/** What one side of a thread can be asked, by name. Arguments and answers must be cloneable. */
export type Answers = Readonly<Record<string, (...asked: never[]) => unknown>>;

interface Asked {
  readonly call: number;
  readonly name: string;
  readonly asked: readonly unknown[];
}

type Answered = { readonly answerTo: number } & ({ readonly value: unknown } | { readonly failure: { readonly code: string; readonly message: string } });

/** A failure on the other side: its stable code and its text. */
export class FailedElsewhere extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Port = Pick<MessagePort, 'postMessage' | 'on'> | Pick<Worker, 'postMessage' | 'on'>;

/** Questions and answers between two threads, both ways at once. */
export class Calls {
  readonly #port: Port;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #calls = 0;
  #lost: Error | undefined;

  constructor(port: Port, answers: Answers) {
    this.#port = port;
    port.on('message', (message: Asked | Answered) => {
      if ('answerTo' in message) this.#settle(message);
      else void this.#answer(answers, message);
    });
  }

  /** @throws FailedElsewhere, and the reason for which the other side is lost */
  async ask(name: string, ...asked: readonly unknown[]): Promise<unknown> {
    if (this.#lost) throw this.#lost;
    const call = (this.#calls += 1);
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(call, waiting);
    this.#port.postMessage({ call, name, asked } satisfies Asked);
    return waiting.promise;
  }

  /** The other side has ended: nobody waits for it any longer. */
  lose(reason: Error): void {
    this.#lost = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  async #answer(answers: Answers, { call, name, asked }: Asked): Promise<void> {
    this.#port.postMessage(await answerOf(answers, name, asked, call));
  }

  #settle(answered: Answered): void {
    const waiting = this.#waiting.get(answered.answerTo);
    this.#waiting.delete(answered.answerTo);
    if ('value' in answered) waiting?.resolve(answered.value);
    else waiting?.reject(new FailedElsewhere(answered.failure.code, answered.failure.message));
  }
}

const answerOf = async (answers: Answers, name: string, asked: readonly unknown[], answerTo: number): Promise<Answered> => {
  try {
    const answer = answers[name];
    if (!answer) throw new TypeError(`Nobody answers ${name}.`);
    return { answerTo, value: await answer(...(asked as never[])) };
  } catch (error) {
    return { answerTo, failure: { code: reasonOf(error), message: error instanceof Error ? error.message : '' } };
  }
};
