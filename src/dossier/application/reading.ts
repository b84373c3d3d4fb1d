import { Injectable } from '@nestjs/common';
import { decide } from '../../access/index.ts';
import type { Entry } from '../../kernel/entry.ts';
import { NotFound, UnknownCursor } from '../../kernel/refusals.ts';
import type { Position } from '../../platform/event-store/event-store.ts';
import { Projections, type DeriveProjection } from '../../platform/projections/index.ts';
import type { ReadDocument } from '../../platform/read-store/read-store.ts';
import type { PlainDate } from '../../kernel/event.ts';
import type { Dossier } from '../domain/dossier.ts';
import { consents, openAgreements } from '../projections/index.ts';
import { WhoLooked, type Looking } from './access-logging.ts';
import { compare, knownOn, type Comparison } from './comparison.ts';
import { decideRead, demand, etagOf, mayRead, type Held } from './dossiers.ts';
import { viewOf, type EntryView } from './entry-view.ts';
import { consentView } from './consent-view.ts';
import { dueIn, type Due } from './due.ts';
import type { WhoLookedLine } from './who-looked-line.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque, bound to the reader; absent on the last page. */
  readonly next?: string;
}

export interface TimelineFilter {
  readonly accessClass?: string;
  readonly from?: string;
  readonly until?: string;
  /** Only what was known at the end of this day: later entries are left out, later corrections undone. Rights are today's. */
  readonly knownAt?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Rows of one dossier that a list reads at once. */
const MANY = 1_000;
const LISTS = ['timeline', 'open-agreements', 'consents', 'obligations'] as const;

export type DossierView = ReturnType<typeof dossierView>;

/** Reads dossiers for somebody: every answer is decided on the fresh dossier and logged before it leaves (W-40). */
@Injectable()
export class Reading {
  constructor(
    private readonly whoLooked: WhoLooked,
    private readonly projections: Projections,
  ) {}

  /** The dossier now, as this reader may see it. */
  async dossier(held: Held, looking: Looking): Promise<DossierView> {
    await this.whoLooked.admit(held, looking);
    const entries = readable(held);
    await this.disclose(held, 'read', looking, entries);
    return dossierView(held, new Set(entries.map(({ eventId }) => eventId)));
  }

  /** One page of the timeline, newest first. The projection preselects; each row is decided again on the fresh dossier. */
  async timeline(held: Held, filter: TimelineFilter, looking: Looking): Promise<Page<EntryView>> {
    await this.whoLooked.admit(held, looking);
    const known = filter.knownAt === undefined ? held.folded.state : knownOn(held.folded.state, filter.knownAt);
    const found: { readonly entry: Entry; readonly view: EntryView }[] = [];
    let before = filter.cursor === undefined ? known.history.size : revisionOf(held, filter.cursor);
    // One more than asked: only what this reader may see tells whether there is a next page.
    while (found.length <= filter.limit && before > 0) {
      const rows = await this.projections.find('timeline', {
        where: { dossierId: held.subject.id },
        sort: { field: 'revision', direction: 'descending' },
        range: { until: before - 1 },
        limit: filter.limit + 1,
      });
      const entries = rows.flatMap(({ id }) => known.history.find(id) ?? []);
      before = entries.at(-1)?.revision ?? 0;
      for (const entry of entries) {
        const view = viewOf(held, entry, known);
        if (view && matches(filter, view)) found.push({ entry, view });
      }
    }
    const shown = found.slice(0, filter.limit);
    await this.disclose(held, 'list', looking, shown.map(({ entry }) => entry));
    const last = shown.at(-1);
    return { items: shown.map(({ view }) => view), ...(found.length > filter.limit && last && { next: last.entry.eventId }) };
  }

  /** @throws NotFound when there is none, or this reader may not see it: the same answer. */
  async entry(held: Held, entryId: string, looking: Looking): Promise<EntryView> {
    await this.whoLooked.admit(held, looking);
    const entry = held.folded.state.history.find(entryId);
    const view = entry && viewOf(held, entry);
    if (!entry) throw new NotFound();
    await this.disclose(held, 'read', looking, [entry]);
    if (!view) throw new NotFound();
    return view;
  }

  /** What came, was corrected, became due and was done between two days. */
  async comparison(held: Held, from: PlainDate, until: PlainDate, looking: Looking): Promise<Comparison> {
    await this.whoLooked.admit(held, looking);
    const { comparison, entries } = compare(held, from, until);
    await this.disclose(held, 'list', looking, entries);
    return comparison;
  }

  /** What is due in one dossier, the earliest first. */
  async obligations(held: Held, looking: Looking): Promise<readonly Due[]> {
    await this.whoLooked.admit(held, looking);
    const open = dueIn(held);
    await this.disclose(held, 'list', looking, open.map(({ entry }) => entry));
    return open.map(({ due }) => due);
  }

  /** Agreements that nobody evaluated yet, the first to be evaluated first. */
  async openAgreements(held: Held, looking: Looking) {
    await this.whoLooked.admit(held, looking);
    const rows = await this.projections.find('open-agreements', { where: { dossierId: held.subject.id }, sort: { field: 'evaluateOn', direction: 'ascending' }, limit: MANY });
    const contents = await this.contentsOf(openAgreements, rows);
    const seen = contents.flatMap(({ entryId }) => this.seenAs(held, entryId));
    await this.disclose(held, 'list', looking, seen.map(({ entry }) => entry));
    return seen.map(({ view }) => view);
  }

  /** Consents that were asked for, what everybody last said, and whether they count today. */
  async consents(held: Held, looking: Looking) {
    await this.whoLooked.admit(held, looking);
    const rows = await this.projections.find('consents', { where: { dossierId: held.subject.id }, limit: MANY });
    const contents = await this.contentsOf(consents, rows);
    const seen = contents.map(({ consentId, entryIds }) => ({ consentId, entryIds, parts: entryIds.flatMap((id) => this.seenAs(held, id)) })).filter(({ entryIds, parts }) => parts[0]?.entry.eventId === entryIds[0]);
    await this.disclose(held, 'list', looking, seen.flatMap(({ parts }) => parts.map(({ entry }) => entry)));
    return seen.map(({ consentId, entryIds, parts }) => consentView(held, consentId, parts.map(({ view }) => view), parts.length === entryIds.length));
  }

  /** Waits until lists know everything up to a position; false when that takes too long. */
  async waitFor(position: Position, seconds: number, lists: readonly string[] = LISTS): Promise<boolean> {
    const waits = await Promise.all(lists.map((name) => this.projections.waitFor(name, position, seconds * 1_000)));
    return waits.every(Boolean);
  }

  private seenAs(held: Held, entryId: string): readonly { readonly entry: Entry; readonly view: EntryView }[] {
    const entry = held.folded.state.history.find(entryId);
    const view = entry && mayRead(held, entry) ? viewOf(held, entry) : undefined;
    return entry && view ? [{ entry, view }] : [];
  }

  private async contentsOf<Content>(projection: DeriveProjection<Dossier, Content>, rows: readonly ReadDocument[]): Promise<readonly Content[]> {
    const found = await Promise.all(rows.map((row) => this.projections.documents.open(projection, row)));
    return found.flatMap((it) => (it.state === 'kept' ? [it.content] : []));
  }

  private disclose(held: Held, action: 'read' | 'list', looking: Looking, entries: readonly Entry[]): Promise<void> {
    return this.whoLooked.disclose(held, { action, ...looking, entries, decisions: entries.map((entry) => decideRead(held, entry)) });
  }

  /** Who looked (AD-38): moment, role, organisation, purpose. Reading the log is logged as well. */
  async accessLog(held: Held, options: { readonly before?: string; readonly limit: number }, looking: Looking): Promise<Page<WhoLookedLine>> {
    const decision = decide('read-access-log', held.who);
    const lines = await this.whoLooked.about(held.subject.id, options);
    await this.whoLooked.disclose(held, { action: 'read-log', ...looking, entries: [], decisions: [decision] });
    demand(decision);
    const last = lines.at(-1);
    return { items: lines, ...(last && lines.length === options.limit && { next: last.id }) };
  }
}

const readable = (held: Held): readonly Entry[] => [...held.folded.state.history].filter((entry) => mayRead(held, entry));

/** A page goes on after an entry that this reader saw. @throws UnknownCursor */
const revisionOf = (held: Held, entryId: string): number => {
  const entry = held.folded.state.history.find(entryId);
  if (!entry || !viewOf(held, entry)) throw new UnknownCursor();
  return entry.revision;
};

const matches = ({ accessClass, from, until }: TimelineFilter, view: EntryView): boolean => {
  if (!('occurredOn' in view)) return accessClass === undefined && from === undefined && until === undefined;
  return (accessClass === undefined || view.accessClass === accessClass) && (from === undefined || view.occurredOn >= from) && (until === undefined || view.occurredOn <= until);
};

const dossierView = (held: Held, visible: ReadonlySet<string>) => {
  const { people, registration, history } = held.folded.state;
  const known = new Set([...history].flatMap((entry) => (visible.has(entry.eventId) && entry.state === 'kept' && entry.content.type === 'PersonAdded' ? [(entry.content.data as { readonly personId: string }).personId] : [])));
  const persons = people.persons.filter(({ personId }) => known.has(personId));
  const pupil = persons.find(({ role }) => role === 'pupil');
  return {
    dossierId: held.subject.id,
    ...(registration.enrolledAt !== undefined && { enrolledAt: registration.enrolledAt }),
    ...(pupil && { pupil }),
    persons,
    obligations: dueIn(held).map(({ due }) => due),
    etag: etagOf(held),
  };
};
