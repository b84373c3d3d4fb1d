import type { Meta } from '../../../src/kernel/command.ts';
import type { Decision } from '../../../src/kernel/decision.ts';
import type { KeptEntry } from '../../../src/kernel/entry.ts';
import { idFrom } from '../../../src/kernel/ids.ts';
import { emptyOrganisation, policiesOf } from '../../../src/organisation/domain/index.ts';
import { decideSupportCase, emptySupportCase, foldSupportCase, supportCaseKindOf, type SupportCase, type SupportCaseCommand, type SupportCaseEvent } from '../../../src/support-cases/domain/index.ts';
import { tellDecision } from '../stories.ts';

export const PARTNERSHIP = 'partnership-1';
export const ON = '2026-09-15';
const COMMAND_ID = '00000000-0000-4000-8000-000000000001';

/** The id that a command of the specs gives to a new thing. */
export const newId = (what: string): string => idFrom(COMMAND_ID, what);

/** As it is stored. */
export const entryOf = ({ type, data: { occurredOn, ...data } }: SupportCaseEvent, revision: number, { irregular = false } = {}): KeptEntry => {
  const kind = supportCaseKindOf(type)!;
  return {
    state: 'kept',
    eventId: `event-${String(revision)}`,
    revision,
    chapter: kind.chapter,
    schemaVersion: kind.schemaVersion,
    recordedAt: `${occurredOn}T08:00:00.000Z`,
    commandId: `command-${String(revision)}`,
    fingerprint: '',
    content: {
      type,
      accessClass: kind.accessClass,
      retentionClass: kind.retentionClass,
      occurredOn,
      actor: { account: 'case-worker', role: 'case-worker' },
      source: 'test',
      onBehalfOf: PARTNERSHIP,
      purpose: 'support',
      legalBasis: kind.legalBasis,
      processingActivity: kind.processingActivity,
      allowedBy: { rule: '', policyVersion: '' },
      ...(irregular && { irregular: { rules: ['W-35'], explanation: 'Zo ging het.' } }),
      data,
    },
  };
};

const meta: Meta = { commandId: COMMAND_ID, actor: { account: 'case-worker', role: 'case-worker' }, now: '2030-01-01T12:00:00.000Z', today: '2030-01-01', policyOn: policiesOf(emptyOrganisation) };

/** A case in which this has happened, folded as the service folds it. */
export const given = (...events: readonly SupportCaseEvent[]): Given => new Given(emptySupportCase).and(...events);

export class Given {
  constructor(readonly state: SupportCase) {}

  and(...events: readonly SupportCaseEvent[]): Given {
    return new Given(events.reduce((state, event) => foldSupportCase(state, entryOf(event, state.history.size)), this.state));
  }

  /** Recorded although it broke a rule. */
  andIrregular(event: SupportCaseEvent): Given {
    return new Given(foldSupportCase(this.state, entryOf(event, this.state.history.size, { irregular: true })));
  }

  when(command: SupportCaseCommand): Outcome {
    const decision = decideSupportCase(command, this.state, meta);
    tellDecision(command.type, decision);
    return new Outcome(decision);
  }
}

export class Outcome {
  constructor(private readonly decision: Decision<SupportCaseEvent>) {}

  /** Exactly these events, and no rule broken. */
  then(...events: readonly SupportCaseEvent[]): void {
    expect(this.decision).toEqual({ events, refused: [], broken: [] });
  }

  /** Nothing to record, and not an error. */
  thenNothing(): void {
    this.then();
  }

  /** Exactly these rules of law are broken: refused, but the fact may be recorded as irregular. */
  thenRejected(...codes: readonly string[]): void {
    expect({ refused: this.decision.refused, broken: this.decision.broken.toSorted() }).toEqual({ refused: [], broken: codes.toSorted() });
    expect(this.decision.events).not.toEqual([]);
  }

  /** It refers to what does not exist: it cannot stand in any case. */
  thenRefused(...codes: readonly string[]): void {
    expect(this.decision).toEqual({ events: [], refused: codes, broken: [] });
  }
}

type Data<T extends SupportCaseEvent['type']> = Extract<SupportCaseEvent, { readonly type: T }>['data'];
type Asked<T extends SupportCaseCommand['type']> = Extract<SupportCaseCommand, { readonly type: T }>['data'];

/** An event with valid defaults, so that a spec shows only what matters to it. */
export const event = <T extends SupportCaseEvent['type']>(type: T, defaults: Data<T>) => (shown: Partial<Data<T>> = {}): SupportCaseEvent => ({ type, data: { ...defaults, ...shown } }) as SupportCaseEvent;
export const command = <T extends SupportCaseCommand['type']>(type: T, defaults: Asked<T>) => (shown: Partial<Asked<T>> = {}): SupportCaseCommand => ({ type, data: { ...defaults, ...shown } }) as SupportCaseCommand;

const opening = { supportRequestId: 'request-1', dossierId: 'dossier-1', requestEntryId: 'entry-0', boardId: 'board-1', schoolId: 'school-1', membershipId: 'membership-1', task: 'advise', pupil: { personId: 'pupil', name: 'Noor de Wit' }, occurredOn: '2026-09-01' } as const;
export const supportCaseOpened = event('SupportCaseOpened', opening);
export const openSupportCase = command('OpenSupportCase', opening);

export const text = (words: string) => [{ text: words }];
const silent = { thirdParties: 'none' } as const;

export const expertNamed = event('ExpertNamed', { expertId: newId('expert'), name: 'Anna Bos', profession: 'orthopedagogue', occurredOn: ON });
export const nameExpert = command('NameExpert', { name: 'Anna Bos', profession: 'orthopedagogue', occurredOn: ON });
export const expertAdviceGiven = event('ExpertAdviceGiven', { adviceId: newId('advice'), experts: [newId('expert')], advice: text('Extra begeleiding.'), ...silent, occurredOn: ON });
export const giveExpertAdvice = command('GiveExpertAdvice', { experts: [newId('expert')], advice: text('Extra begeleiding.'), ...silent, occurredOn: ON });
export const adviceShared = event('AdviceSharedWithParents', { adviceId: newId('advice'), occurredOn: ON });
export const shareAdvice = command('ShareAdviceWithParents', { adviceId: newId('advice'), occurredOn: ON });
export const supportAllocated = event('SupportAllocated', { allocationId: newId('allocation'), arrangement: text('Vier uur per week.'), from: '2026-10-01', ...silent, occurredOn: ON });
export const allocateSupport = command('AllocateSupport', { arrangement: text('Vier uur per week.'), from: '2026-10-01', ...silent, occurredOn: ON });

const declaration = { sequenceNumber: '2026-12', kind: 'special-primary', from: '2027-08-01', until: '2029-07-31', experts: ['expert-1', 'expert-2'], rationale: text('Meer structuur.'), ...silent, occurredOn: ON } as const;
export const declarationIssued = event('AdmissibilityDeclarationIssued', { declarationId: newId('declaration'), ...declaration, objectionUntil: '2026-10-27' });
export const issueDeclaration = command('IssueAdmissibilityDeclaration', declaration);
export const supportCaseClosed = event('SupportCaseClosed', { outcome: 'advised', occurredOn: ON });
export const closeSupportCase = command('CloseSupportCase', { outcome: 'advised', occurredOn: ON });

const delivery = { entryId: 'entry-1', chapter: 'conversation', schemaVersion: '1', recordedAt: '2026-08-31T08:00:00.000Z', commitment: '0'.repeat(64), leaves: [{ pointer: '/type', salt: '0'.repeat(32), value: 'ConversationHeld' }], occurredOn: '2026-09-01' } as const;
export const entryDelivered = event('EntryDelivered', delivery);
export const deliverEntry = command('DeliverEntry', delivery);
export const entryKeptBack = event('EntryKeptBack', { entryId: 'entry-2', reason: 'restricted', occurredOn: '2026-09-01' });
export const keepEntryBack = command('KeepEntryBack', { entryId: 'entry-2', reason: 'restricted', occurredOn: '2026-09-01' });

const counts = { asOf: '2026-09-01', final: false, findings: [{ measure: 'parents-involved', rule: 'W-17', outcome: 'all', on: '2026-08-31' }], occurredOn: '2026-09-01' } as const;
export const complianceDelivered = event('ComplianceDelivered', counts);
export const deliverCompliance = command('DeliverCompliance', counts);
