import { Injectable } from '@nestjs/common';
import { decide, factsOfCaseEntry, subjectOfCase, type AccessDecision, type SubjectFacts } from '../../access/index.ts';
import type { Entry } from '../../kernel/entry.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { NotFound } from '../../kernel/refusals.ts';
import { Organisations, type Organisation } from '../../organisation/index.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { Clock } from '../../platform/clock.ts';
import type { Folded } from '../../platform/journal/states.ts';
import { KeyVault, type Subject } from '../../platform/key-vault/key-vault.ts';
import type { SupportCase, SupportCaseEvent } from '../domain/index.ts';
import { SupportCaseStates } from './support-case-states.ts';

/** A support case in the hands of somebody: what it is now, who asks, and what that person is to it. Facts are read now, never from the token. */
export interface HeldCase {
  readonly subject: Subject;
  readonly folded: Folded<SupportCase>;
  /** The partnership whose case it is. */
  readonly organisation: Organisation;
  readonly caller: Caller;
  readonly who: SubjectFacts;
  readonly today: PlainDate;
}

/** Finds support cases and says what somebody may do with them. It reads streams of the partnership only, never of a board. */
@Injectable()
export class SupportCases {
  constructor(
    private readonly vault: KeyVault,
    private readonly states: SupportCaseStates,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when it does not exist, or when this caller may not know that it does: the same answer. */
  async hold(caseId: string, caller: Caller): Promise<HeldCase> {
    const held = await this.find(caseId, caller);
    if (!held) throw new NotFound();
    return held;
  }

  /** The same for who goes through many of them: undefined instead of a refusal. */
  async find(caseId: string, caller: Caller): Promise<HeldCase | undefined> {
    const subject = await this.vault.find(caseId);
    if (!subject?.stream.startsWith('support-')) return undefined;
    const [folded, organisation] = await Promise.all([this.states.load(subject), this.organisations.of(subject.tenant)]);
    const today = this.clock.today();
    const held = { subject, folded, organisation, caller, today, who: subjectOfCase(caller, folded.state, organisation, today) };
    return decide('know', held.who).effect === 'deny' ? undefined : held;
  }
}

/** What the rules say of reading this entry. All entries of a case are alike to them: what is not for the partnership never came. */
export const decideReadCase = ({ who }: Pick<HeldCase, 'who'>, entry?: Entry): AccessDecision =>
  decide('read', who, factsOfCaseEntry(entry?.state === 'kept' ? (entry.content.type as SupportCaseEvent['type']) : 'SupportCaseOpened'));
