import { Injectable } from '@nestjs/common';
import { demand, etagAt, type Looking, type Page } from '../../dossier/index.ts';
import type { Entry } from '../../kernel/entry.ts';
import { NotFound, UnknownCursor } from '../../kernel/refusals.ts';
import { caseEntryView, caseView, proofOf, type CaseEntryView, type CaseView, type DeliveredProof } from './case-view.ts';
import { decideReadCase, type HeldCase } from './support-cases.ts';
import { WhoLookedInCases } from './who-looked-in-cases.ts';

/** Reads support cases for staff of the partnership: decided on the fresh case and logged before it leaves (W-40). */
@Injectable()
export class CaseReading {
  constructor(private readonly whoLooked: WhoLookedInCases) {}

  async case(held: HeldCase, looking: Looking): Promise<CaseView> {
    await this.admit(held, looking, 'read', [...held.folded.state.history]);
    return caseView(held);
  }

  /** One page of what is in the case, newest first. A case is read from its own stream: it stays small. */
  async entries(held: HeldCase, { cursor, limit }: { readonly cursor?: string; readonly limit: number }, looking: Looking): Promise<Page<CaseEntryView>> {
    const { history } = held.folded.state;
    const before = cursor === undefined ? history.size : history.find(cursor)?.revision;
    if (before === undefined) throw new UnknownCursor();
    const shown = [...history.until(before)].slice(-limit).toReversed();
    await this.admit(held, looking, 'list', shown);
    const last = shown.at(-1);
    return { items: shown.map(caseEntryView), ...(last && last.revision > 0 && { next: last.eventId }) };
  }

  /** @throws NotFound */
  async entry(held: HeldCase, entryId: string, looking: Looking): Promise<CaseEntryView & { readonly proof?: DeliveredProof }> {
    const entry = held.folded.state.history.find(entryId);
    await this.admit(held, looking, 'read', entry ? [entry] : []);
    if (!entry) throw new NotFound();
    const proof = proofOf(entry);
    return { ...caseEntryView(entry), ...(proof && { proof }) };
  }

  /** A refusal is written down too, and nothing leaves. @throws Forbidden */
  private async admit(held: HeldCase, looking: Looking, action: 'read' | 'list', entries: readonly Entry[]): Promise<void> {
    const decision = decideReadCase(held);
    const denied = decision.effect === 'deny';
    await this.whoLooked.disclose(held, looking, action, denied ? [] : entries, [decision]);
    demand(decision);
  }
}

/** Opaque version of a case for this reader: who may read it sees every entry. */
export const caseEtagOf = ({ subject, caller, folded: { state } }: HeldCase): string => etagAt(subject.id, caller, state.history.last?.eventId ?? '');
