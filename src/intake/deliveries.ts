import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { acknowledgement, dryRunOf, isDryRun, statusOf } from '../dossier/index.ts';
import type { Caller } from '../platform/auth/caller.ts';
import { holdsCitizenNumber } from '../platform/http/citizen-number.ts';
import { Invalid } from '../platform/http/errors.ts';
import { parseJson } from '../platform/http/json.ts';
import { text } from '../platform/http/kinds.ts';
import { problemOf } from '../platform/http/problem.ts';
import { tellOperator } from '../platform/http/problem.filter.ts';
import type { RequestContext } from '../platform/http/request-context.ts';
import type { EventResultDto } from './event-result.dto.ts';
import { inOrder } from './in-order.ts';
import { Intake } from './intake.ts';
import { linesOf, type Line } from './lines.ts';

export const MAX_BATCH = 200;
export const MAX_LINES = 10_000;
/** The size that every party of the NL GOV profile must be able to take. */
export const MAX_EVENT_BYTES = 65_536;
/** Enough to fill a group commit, few enough to hold in memory. */
const AT_ONCE = 64;

export interface Sender {
  readonly caller: Caller;
  readonly context: RequestContext;
}

/** Several CloudEvents at once: judged in order per dossier or support case, each with a result of its own; a refusal does not stop the next. */
@Injectable()
export class Deliveries implements OnModuleDestroy {
  /** One for each body that is being read: a promise for all would remember every line that ever raced it. */
  private readonly stops = new Set<() => void>();

  constructor(private readonly intake: Intake) {}

  /** A sender of lines may have no end: what was begun is finished, and the next line hears that it was not taken. */
  onModuleDestroy(): void {
    for (const stop of this.stops) stop();
  }

  async batch(events: readonly unknown[], sender: Sender): Promise<readonly EventResultDto[]> {
    if (events.length === 0 || events.length > MAX_BATCH) throw new Invalid([{ pointer: '', detail: `Stuur 1 tot en met ${String(MAX_BATCH)} gebeurtenissen in een keer.` }]);
    const results: EventResultDto[] = [];
    for await (const result of this.results(from(events), sender)) results.push(result);
    return results;
  }

  /** A result a line, as soon as it is known. */
  async *lines(body: Readable, sender: Sender): AsyncGenerator<string> {
    const { promise: stopped, resolve } = Promise.withResolvers<undefined>();
    const stop = (): void => resolve(undefined);
    this.stops.add(stop);
    try {
      for await (const result of this.results(eventsIn(body, stopped), sender)) yield `${JSON.stringify(result)}\n`;
    } finally {
      this.stops.delete(stop);
    }
  }

  private results(events: AsyncIterator<unknown>, sender: Sender): AsyncGenerator<EventResultDto> {
    return inOrder(events, { width: AT_ONCE, keyOf: fileOf, work: (event) => this.result(event, sender) });
  }

  private async result(event: unknown, { caller, context }: Sender): Promise<EventResultDto> {
    const named = nameOf(event);
    try {
      if (event instanceof Unreadable) throw event.why;
      const acknowledged = await this.intake.take(event, caller, context);
      if (isDryRun(acknowledged)) return { ...named, status: 200, dryRun: dryRunOf(acknowledged) };
      return { ...named, status: statusOf(acknowledged), acknowledgement: acknowledgement(acknowledged) };
    } catch (error) {
      tellOperator(error, context.traceId);
      const problem = problemOf(error, context.traceId);
      return { ...named, status: problem.status, problem };
    }
  }
}

/** In the place of an event that is none. */
class Unreadable {
  constructor(readonly why: unknown) {}
}

const TOO_MANY = `Stuur hooguit ${MAX_LINES.toLocaleString('nl-NL')} regels in een keer. Stuur deze regel en wat erna komt opnieuw.`;

async function* from(events: readonly unknown[]): AsyncGenerator {
  yield* events;
}

/** The events in a body of lines. Where the sender leaves there are no more; when the service closes, one that says so. */
async function* eventsIn(body: Readable, stopped: Promise<undefined>): AsyncGenerator {
  const lines = linesOf(body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, MAX_EVENT_BYTES);
  try {
    for (let count = 0; ; count += 1) {
      const line = await Promise.race([lines.next(), stopped]);
      if (line?.done === true) return;
      if (line === undefined || count === MAX_LINES) {
        yield new Unreadable(line ? new Invalid([{ pointer: '', detail: TOO_MANY }]) : { code: 'unavailable' });
        return;
      }
      // One event a turn of the event loop: who sends a thousand of them stands in one line with who sends one.
      await nextTurn();
      yield eventIn(line.value);
    }
  } catch (error) {
    if (!body.errored) throw error;
  }
}

const eventIn = (line: Line): unknown => {
  if (line === 'too-long') return new Unreadable({ code: 'event-too-large' });
  try {
    return parseJson(line.bytes);
  } catch (error) {
    return new Unreadable(error);
  }
};

const attributesOf = (event: unknown): Readonly<Record<string, unknown>> => (typeof event === 'object' && event !== null ? (event as Readonly<Record<string, unknown>>) : {});

const ID = text(200);

/** What the sender calls it; not where that is no id, or a number that may not be repeated. */
const nameOf = (event: unknown): { readonly id?: string } => {
  const { id } = attributesOf(event);
  return typeof id === 'string' && ID.accepts(id) && !holdsCitizenNumber(id) ? { id } : {};
};

/** What must be judged one after the other: what is about the same dossier or support case, and else the same event. */
const fileOf = (event: unknown): string => {
  const { subject, data, source, id } = attributesOf(event);
  return JSON.stringify([subject ?? attributesOf(data)['dossierId'] ?? [source, id]]);
};
