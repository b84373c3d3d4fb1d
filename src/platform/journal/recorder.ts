import { hash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import canonicalize from 'canonicalize';
import { dateOf, instantOf, laterOf } from '../../kernel/calendar.ts';
import type { EntryKind } from '../../kernel/chapter.ts';
import type { Command, Meta } from '../../kernel/command.ts';
import type { Decision, Rejection } from '../../kernel/decision.ts';
import type { Entry, EntryContent, KeptEntry } from '../../kernel/entry.ts';
import type { Event, Instant, Irregular } from '../../kernel/event.ts';
import type { History } from '../../kernel/history.ts';
import { Conflict, PreconditionFailed, Refused, type BrokenRule } from '../../kernel/refusals.ts';
import { AppendUncertain, WrongExpectedRevision, type NewEvent, type Position } from '../event-store/event-store.ts';
import type { Subject } from '../key-vault/key-vault.ts';
import type { Draft, Journal } from './journal.ts';
import type { Folded, States } from './states.ts';

/** What a kind of stream is: how it is decided and what its events are. */
export interface Behaviour<S extends { readonly history: History }, C extends Command> {
  decide(command: C, state: S, meta: Meta): Decision<Event>;
  kindOf(type: string): (EntryKind<Event['data']> & { readonly chapter: string }) | undefined;
  rejectionOf(code: string): Rejection | undefined;
}

/** Who may do this, by which rule, and for what: decided on the fresh state, and sealed into every event. */
export interface Authorisation {
  readonly rule: string;
  readonly policyVersion: string;
  readonly purpose: string;
}

export interface Order<S, C extends Command> {
  readonly subject: Subject;
  readonly command: C;
  readonly meta: Meta;
  readonly source: string;
  /** W3C trace context of the request, made by this service. */
  readonly traceparent: string;
  /** Throws when the actor may not do this; asked again at every attempt. */
  readonly authorise: (state: S) => Authorisation;
  /** Records the fact although a rule of law is broken: with this explanation, and without legal effect. */
  readonly irregular?: string;
  /** From If-Match: refuse (412) unless the state is still what the client saw. */
  readonly precondition?: (folded: Folded<S>) => boolean;
}

/** One entry of a command, with the ids of the things in it: whoever posted it needs them to speak of these things later. */
export interface RecordedEntry {
  readonly entryId: string;
  readonly type: string;
  /** `personId`, `conversationId`, … as they stand in the entry. */
  readonly ids: Readonly<Record<string, string>>;
}

export interface Receipt {
  readonly entries: readonly RecordedEntry[];
  /** Entries in the stream afterwards, as far as this command knows. */
  readonly size: number;
  readonly repeated: boolean;
  /** Absent when the store no longer tells, or nothing was stored. */
  readonly position?: Position;
}

/** What a command would do, decided on the fresh state and stored nowhere. */
export interface Rehearsed<S> {
  readonly folded: Folded<S>;
  /** As they would stand in the stream, under ids that are thrown away; none when it is refused or there is nothing new. */
  readonly entries: readonly KeptEntry[];
  /** Every rule that it breaks; with entries: what would be recorded as irregular. */
  readonly broken: readonly BrokenRule[];
  /** The same command was stored before. */
  readonly stored?: Receipt;
}

interface Judged {
  readonly events: readonly Event[];
  readonly broken: readonly BrokenRule[];
  readonly irregular?: Irregular;
}

const MAX_ATTEMPTS = 6;
const FIVE_MINUTES = 5 * 60_000;

/** SHA-256 of the mapped command as RFC 8785 JSON (docs/architecture.md, Writing). */
export const fingerprintOf = (subject: Subject, { type, data }: Command): string =>
  hash('sha256', canonicalize({ stream: subject.stream, type, data }) ?? '', 'hex');

/** Carries out commands: one at a time per stream in this process, with the exact expected revision, once (docs/architecture.md, Writing). */
export class Recorder<S extends { readonly history: History }, C extends Command> {
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(
    private readonly journal: Journal,
    private readonly states: States<S>,
    private readonly behaviour: Behaviour<S, C>,
  ) {}

  /** @throws Refused, Conflict, PreconditionFailed, and what `authorise` and the stores throw. */
  execute(order: Order<S, C>): Promise<Receipt> {
    const { id } = order.subject;
    const run = (this.queues.get(id) ?? Promise.resolve()).catch(() => undefined).then(() => this.attempt(order, 1));
    this.queues.set(id, run);
    const clear = (): void => {
      if (this.queues.get(id) === run) this.queues.delete(id);
    };
    run.then(clear, clear);
    return run;
  }

  /** Decides as `execute` would, and stores nothing. @throws what `execute` throws, except Refused */
  async rehearse(order: Order<S, C>): Promise<Rehearsed<S>> {
    const { folded, authorisation, fingerprint, stored } = await this.begin(order);
    if (stored) return { folded, entries: [], broken: [], stored };
    const { events, broken, irregular } = this.judge(order, folded.state);
    const { commandId, now } = order.meta;
    const place = { state: 'kept', commandId, fingerprint, recordedAt: momentAfter(folded, now) } as const;
    const entries = events.map((event, index) => ({ ...place, eventId: randomUUID(), revision: folded.size + index, ...this.draft(event, order, folded.state, authorisation, irregular) }));
    return { folded, entries, broken };
  }

  /** What comes before every decision: the fresh state, whether this may be done, whether it was done before. */
  private async begin(order: Order<S, C>) {
    const { subject, command, meta } = order;
    const folded = await this.states.load(subject);
    const authorisation = order.authorise(folded.state);
    const fingerprint = fingerprintOf(subject, command);
    const before = folded.state.history.ofCommand(meta.commandId);
    if (before.length > 0) return { folded, authorisation, fingerprint, stored: repeated(before, fingerprint, folded) };
    if (order.precondition && !order.precondition(folded)) throw new PreconditionFailed();
    return { folded, authorisation, fingerprint };
  }

  private async attempt(order: Order<S, C>, attempt: number): Promise<Receipt> {
    const { subject, meta } = order;
    const { folded, authorisation, fingerprint, stored } = await this.begin(order);
    if (stored) return stored;
    const { events, broken, irregular } = this.judge(order, folded.state);
    if (broken.length > 0 && !irregular) throw new Refused(broken);
    if (events.length === 0) return { entries: [], size: folded.size, repeated: false, ...(folded.last && { position: folded.last.position }) };

    const recordedAt = momentAfter(folded, meta.now);
    const drafts = events.map((event) => this.draft(event, order, folded.state, authorisation, irregular));
    const sealed = await this.journal.seal(subject, folded.size, drafts, { commandId: meta.commandId, fingerprint, recordedAt, traceparent: order.traceparent });
    try {
      const appended = await this.append(subject, folded.size, sealed);
      const entries = events.map((event, index) => recorded(sealed[index]?.id ?? '', event));
      return { entries, size: folded.size + sealed.length, repeated: false, ...(appended.position && { position: appended.position }) };
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      if (order.precondition) throw new PreconditionFailed();
      if (attempt >= MAX_ATTEMPTS) throw new Conflict('busy');
      return this.attempt(order, attempt + 1);
    }
  }

  /** The events to record, and every broken rule at once; without events when these rules refuse it. */
  private judge({ command, meta, irregular }: Order<S, C>, state: S): Judged {
    if (happensInTheFuture(command, meta.now)) return { events: [], broken: [{ code: 'occurred-in-future', ...occurredInFuture }] };
    const { events, refused, broken } = this.behaviour.decide(command, state, meta);
    const rules = [...refused, ...broken].map((code) => ({ code, recordable: broken.includes(code), ...(this.behaviour.rejectionOf(code) ?? unexplained) }));
    if (rules.length === 0) return { events, broken: [] };
    const recorded = refused.length === 0 && irregular !== undefined;
    return recorded ? { events, broken: rules, irregular: { rules: broken, explanation: irregular } } : { events: [], broken: rules };
  }

  private draft({ type, data }: Event, { meta, source, subject }: Order<S, C>, { history }: S, allowed: Authorisation, irregular?: Irregular): Draft {
    const kind = this.behaviour.kindOf(type);
    if (!kind) throw new Error(`No entry kind describes ${type}.`);
    const { occurredOn, occurredTime, ...rest } = data;
    // A correction or statement follows the entry it is about: same access, same key, same fate.
    const about = kind.concerns && history.find(kind.concerns(data));
    const followed: Pick<KeptEntry['content'], 'accessClass' | 'retentionClass'> = about?.state === 'kept' ? about.content : kind;
    const content: EntryContent = {
      type,
      accessClass: followed.accessClass,
      retentionClass: followed.retentionClass,
      occurredOn,
      ...(occurredTime !== undefined && { occurredTime }),
      actor: meta.actor,
      source,
      onBehalfOf: subject.tenant,
      purpose: allowed.purpose,
      legalBasis: kind.legalBasis,
      processingActivity: kind.processingActivity,
      allowedBy: { rule: allowed.rule, policyVersion: allowed.policyVersion },
      ...(irregular && { irregular }),
      ...(meta.provenance && { provenance: meta.provenance }),
      data: rest,
    };
    return { chapter: kind.chapter, schemaVersion: kind.schemaVersion, content };
  }

  /** After an ambiguous failure the same bytes, ids and revision go again, only after the first try has settled (docs/architecture.md, Writing). */
  private async append(subject: Subject, size: number, events: readonly NewEvent[]): ReturnType<Journal['append']> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.journal.append(subject, size === 0 ? 'no-stream' : size - 1, events);
      } catch (error) {
        if (!(error instanceof AppendUncertain) || attempt >= MAX_ATTEMPTS) throw error;
        await pause(50 * 2 ** attempt);
      }
    }
  }
}

const momentAfter = <S>({ last }: Folded<S>, now: Instant): Instant => (last ? laterOf(now, last.recordedAt) : now);

const recorded = (entryId: string, { type, data }: { readonly type: string; readonly data: object }): RecordedEntry => ({
  entryId,
  type,
  ids: Object.fromEntries(Object.entries(data).filter((pair): pair is [string, string] => pair[0].endsWith('Id') && typeof pair[1] === 'string')),
});

const repeated = <S>(before: readonly Entry[], fingerprint: string, { size, last }: Folded<S>): Receipt => {
  if (before.some(({ state }) => state === 'forgotten')) throw new Conflict('since-erased');
  if (before.some((entry) => entry.state === 'kept' && entry.fingerprint !== fingerprint)) throw new Conflict('idempotency-key-reused');
  return { entries: before.flatMap((entry) => (entry.state === 'kept' ? [recorded(entry.eventId, entry.content)] : [])), size, repeated: true, ...(last && { position: last.position }) };
};

/** W-03: what is planned has event types of its own; clocks may differ by five minutes. */
export const happensInTheFuture = ({ data: { occurredOn, occurredTime } }: Command, now: Instant): boolean => {
  const latest = new Date(Date.parse(now) + FIVE_MINUTES).toISOString();
  return occurredTime === undefined ? occurredOn > dateOf(latest) : instantOf(occurredOn, occurredTime) > latest;
};

export const occurredInFuture: Rejection = {
  rule: 'W-03',
  ground: 'beleid: het dossier bevat wat is gebeurd',
  detailNl: 'De dag ligt in de toekomst. Leg vast wat is gebeurd, met de dag waarop het gebeurde.',
};

const unexplained: Rejection = { rule: 'form', ground: '', detailNl: 'Dit kan niet in dit dossier worden vastgelegd.' };
