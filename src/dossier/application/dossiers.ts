import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decide, factsOfEntry, subjectOf, type AccessDecision, type SubjectFacts } from '../../access/index.ts';
import type { Entry, KeptEntry } from '../../kernel/entry.ts';
import type { PlainDate } from '../../kernel/event.ts';
import type { PolicyOn } from '../../kernel/policy.ts';
import { Forbidden, NotFound } from '../../kernel/refusals.ts';
import { Organisations, policiesOf, type Organisation } from '../../organisation/index.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { Clock } from '../../platform/clock.ts';
import type { Folded } from '../../platform/journal/states.ts';
import { KeyVault, type Subject } from '../../platform/key-vault/key-vault.ts';
import type { Dossier } from '../domain/dossier.ts';
import { personBehind, type Person } from '../domain/people/people.facts.ts';
import { DossierStates } from './dossier-states.ts';

/** A dossier in the hands of somebody: what it is now, who asks, and what that person is to it. Facts are read now, never from the token. */
export interface Held {
  readonly subject: Subject;
  readonly folded: Folded<Dossier>;
  readonly organisation: Organisation;
  readonly caller: Caller;
  readonly who: SubjectFacts;
  /** The parent or pupil behind the account, if any. */
  readonly person?: Person;
  readonly today: PlainDate;
  /** What the board of the dossier chose where the law leaves a choice. */
  readonly policyOn: PolicyOn;
}

/** Finds dossiers and says what somebody may do with them. Always on the fresh state (docs/architecture.md, State). */
@Injectable()
export class Dossiers {
  constructor(
    private readonly vault: KeyVault,
    private readonly states: DossierStates,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when it does not exist, or when this caller may not know that it does: the same answer. */
  async hold(dossierId: string, caller: Caller): Promise<Held> {
    const held = await this.find(dossierId, caller);
    if (!held) throw new NotFound();
    return held;
  }

  /** The same for who goes through many of them: undefined instead of a refusal. */
  async find(dossierId: string, caller: Caller): Promise<Held | undefined> {
    const subject = await this.vault.find(dossierId);
    if (!subject?.stream.startsWith('dossier-')) return undefined;
    const held = await this.holdSubject(subject, caller);
    return held.folded.size === 0 || decide('know', held.who).effect === 'deny' ? undefined : held;
  }

  /** The same for a dossier that may still have to begin. */
  async holdSubject(subject: Subject, caller: Caller): Promise<Held> {
    const [folded, organisation] = await Promise.all([this.states.load(subject), this.organisations.of(subject.tenant)]);
    const today = this.clock.today();
    const who = subjectOf(caller, folded.state, organisation, today);
    // Who is parent here and works here too is what the account in use says, and nothing else.
    const person = who.role === 'staff' ? undefined : personBehind(folded.state.people, caller.account);
    return { subject, folded, organisation, caller, today, who, policyOn: policiesOf(organisation), ...(person && { person }) };
  }
}

/** What the rules say of reading this entry. Of an entry that is gone nothing is left but its place in the whole. */
export const decideRead = ({ folded, who, caller }: Held, entry: Entry): AccessDecision =>
  entry.state === 'kept' ? decide('read', who, factsOfEntry(entry, folded.state, caller)) : strongest(decide('request-copy', who), decide('handle-copy', who));

const strongest = (one: AccessDecision, other: AccessDecision): AccessDecision => (one.effect === 'deny' ? other : one);

export const mayRead = (held: Held, entry: Entry): boolean => decideRead(held, entry).effect !== 'deny';

/** @throws Forbidden with the rule and what the asker reads. */
export const demand = (decision: AccessDecision): AccessDecision => {
  if (decision.effect === 'deny') throw new Forbidden(decision.rule, decision.ground, decision.textNl);
  return decision;
};

/**
 * Opaque version of what this reader may see: it moves only when such an entry is added (docs/architecture.md, Reading). A write-only
 * system sees its own entries for this purpose.
 */
export const etagOf = (held: Held): string => {
  const { history } = held.folded.state;
  for (let revision = history.size - 1; revision >= 0; revision -= 1) {
    const entry = history.at(revision);
    if (entry && (isOwn(entry, held) || mayRead(held, entry))) return etagAt(held.subject.id, held.caller, entry.eventId);
  }
  return etagAt(held.subject.id, held.caller, '');
};

const isOwn = (entry: Entry, { caller }: Held): entry is KeptEntry => entry.state === 'kept' && entry.content.actor.account === caller.account;

/** The version that ends with this entry; bound to the reader, so that two readers cannot compare what they see. */
export const etagAt = (dossierId: string, { account }: Caller, eventId: string): string =>
  `"${createHash('sha256').update(`${dossierId} ${account} ${eventId}`).digest('base64url').slice(0, 22)}"`;
