import type { Segments, SpeaksOf } from '../../../dossier/domain/index.ts';
import type { Event, PlainDate } from '../../../kernel/event.ts';

/** Who may advise on a declaration: an orthopedagogue or psychologist, and a second of these (Besluit bekostiging WPO 34.8). */
export const professions = ['orthopedagogue', 'psychologist', 'child-psychologist', 'pedagogue', 'child-psychiatrist', 'social-worker', 'physician'] as const;
export type Profession = (typeof professions)[number];

/** Somebody advises in this case. `account` where this expert reads the case and gives the advice in the own name (AD-26). */
export type ExpertNamed = Event<'ExpertNamed', {
  readonly expertId: string;
  readonly account?: string;
  readonly name: string;
  readonly profession: Profession;
}>;

/** Advice on what support the pupil needs (task d), or for one of the other tasks. The parents get a copy (WVO 2020 2.47(17)). */
export type ExpertAdviceGiven = Event<'ExpertAdviceGiven', {
  readonly adviceId: string;
  readonly experts: readonly string[];
  readonly advice: Segments;
} & SpeaksOf>;

export type AdviceSharedWithParents = Event<'AdviceSharedWithParents', { readonly adviceId: string }>;

/** Means or help for this pupil (task b). */
export type SupportAllocated = Event<'SupportAllocated', {
  readonly allocationId: string;
  readonly arrangement: Segments;
  readonly from: PlainDate;
  /** Last day; without it until further notice. */
  readonly until?: PlainDate;
} & SpeaksOf>;

/** The pupil may go to another kind of school (TLV, task c): a decision against which the parents may object (WVO 2020 2.47(14), (15); WEC 40(10)). */
export type AdmissibilityDeclarationIssued = Event<'AdmissibilityDeclarationIssued', {
  readonly declarationId: string;
  /** Volgnummer, as it stands in the decision. */
  readonly sequenceNumber: string;
  readonly kind: 'special-primary' | 'special' | 'practical';
  readonly from: PlainDate;
  /** Last day. */
  readonly until: PlainDate;
  readonly experts: readonly string[];
  readonly rationale: Segments;
  /** Last day on which the parents may object. */
  readonly objectionUntil: PlainDate;
} & SpeaksOf>;

export type AssessmentEvent = ExpertNamed | ExpertAdviceGiven | AdviceSharedWithParents | SupportAllocated | AdmissibilityDeclarationIssued;
