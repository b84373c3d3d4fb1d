import { Injectable } from '@nestjs/common';
import { demand, etagAt, without, type Looking, type Page, type TimelinePage } from '../../dossier/index.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { Entry } from '../../kernel/entry.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { commandIdFrom } from '../../kernel/ids.ts';
import { NotFound, UnknownCursor } from '../../kernel/refusals.ts';
import { KeyVault } from '../../platform/key-vault/key-vault.ts';
import { supportCaseObligations, supportCaseOn } from '../domain/index.ts';
import { auditedCase, auditedEntry, type Pseudonym } from './audited-view.ts';
import { matchingCase, type CaseFilter, type SeenCaseEntry } from './case-filter.ts';
import { caseEntryView, caseView, proofOf } from './case-view.ts';
import { decideReadCase, type HeldCase } from './support-cases.ts';
import { WhoLookedInCases } from './who-looked-in-cases.ts';

/** Reads support cases for staff of the partnership: decided on the fresh case and logged before it leaves (W-40). */
@Injectable()
export class CaseReading {
  constructor(
    private readonly whoLooked: WhoLookedInCases,
    private readonly vault: KeyVault,
  ) {}

  async case(held: HeldCase, looking: Looking) {
    await this.admit(held, looking, 'read', [...held.folded.state.history]);
    return this.viewOf(held);
  }

  /** As this reader sees it, once that was decided and written down. */
  async viewOf(held: HeldCase) {
    const pseudonym = await this.pseudonymFor(held);
    return pseudonym ? auditedCase(caseView(held), pseudonym) : caseView(held);
  }

  /** One page of what is in the case, newest first. A case is read from its own stream: it stays small. */
  async entries(held: HeldCase, filter: CaseFilter, { knownAt, cursor, limit }: TimelinePage, looking: Looking): Promise<Page<object>> {
    const { state } = held.folded;
    const before = cursor === undefined ? state.history.size : state.history.find(cursor)?.revision;
    if (before === undefined) throw new UnknownCursor();
    const known = knownAt === undefined ? state : supportCaseOn(state, knownAt);
    const pseudonym = await this.pseudonymFor(held);
    const seen = [...known.history].map((entry) => ({ entry, view: viewFor(entry, pseudonym) }));
    const matches = matchingCase(filter, seen.map(({ view }) => view), known, knownAt ?? held.today);
    const found = seen.filter(({ entry, view }) => entry.revision < before && matches(view)).toReversed();
    const shown = found.slice(0, limit);
    await this.admit(held, looking, 'list', shown.map(({ entry }) => entry));
    const last = shown.at(-1);
    return { items: shown.map(({ view }) => view), ...(found.length > limit && last && { next: last.entry.eventId }) };
  }

  /** What came, and what the partnership had to do and did, between two days. A case knows no corrections. */
  async comparison(held: HeldCase, from: PlainDate, until: PlainDate, looking: Looking) {
    const [before, after] = [supportCaseOn(held.folded.state, from), supportCaseOn(held.folded.state, until)];
    const [dueBefore, dueAfter] = [supportCaseObligations(before), supportCaseObligations(after)];
    const [opened, closed] = [without(dueAfter, dueBefore, idOf), without(dueBefore, dueAfter, idOf)];
    const came = [...after.history].slice(before.history.size);
    const named = [...opened, ...closed].flatMap(({ since }) => after.history.find(since) ?? []);
    await this.admit(held, looking, 'list', [...new Set([...came, ...named])]);
    const pseudonym = await this.pseudonymFor(held);
    return { came: came.map((entry) => viewFor(entry, pseudonym)), opened, closed };
  }

  /** With the proof, for who reads its words. @throws NotFound */
  async entry(held: HeldCase, entryId: string, looking: Looking): Promise<object> {
    const entry = held.folded.state.history.find(entryId);
    await this.admit(held, looking, 'read', entry ? [entry] : []);
    if (!entry) throw new NotFound();
    const pseudonym = await this.pseudonymFor(held);
    const proof = pseudonym ? undefined : proofOf(entry);
    return { ...viewFor(entry, pseudonym), ...(proof && { proof }) };
  }

  /** A refusal is written down too, and nothing leaves. @throws Forbidden */
  private async admit(held: HeldCase, looking: Looking, action: 'read' | 'list', entries: readonly Entry[]): Promise<void> {
    const decision = decideReadCase(held);
    await this.whoLooked.disclose(held, looking, action, decision.effect === 'deny' ? [] : entries, [decision]);
    demand(decision);
  }

  /** For an auditor (AD-27), else undefined. Made with a key of the case: stable in it, and of no use outside. */
  private async pseudonymFor({ who, subject }: HeldCase): Promise<Pseudonym | undefined> {
    if (who.staffRole !== 'auditor') return undefined;
    const key = await this.vault.blindingKey(subject.id);
    return (sort, id) => commandIdFrom(key, 'pseudonym', sort, subject.id, id);
  }
}

const idOf = ({ id }: Obligation): string => id;

const viewFor = (entry: Entry, pseudonym: Pseudonym | undefined): SeenCaseEntry => (pseudonym ? auditedEntry(caseEntryView(entry), pseudonym) : caseEntryView(entry));

/** Opaque version of a case for this reader: who may read it sees every entry. */
export const caseEtagOf = ({ subject, caller, folded: { state } }: HeldCase): string => etagAt(subject.id, caller, state.history.last?.eventId ?? '');
