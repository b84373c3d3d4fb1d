import type { Event } from '../../../kernel/event.ts';
import type { Segments, SpeaksOf } from '../text.ts';

/** Somebody is worried about the pupil. A question or concern starts with the teacher (sources 000, 001). */
export type ConcernRaised = Event<'ConcernRaised', {
  readonly concernId: string;
  readonly by: 'school' | 'parent' | 'pupil';
  /** Where it starts on the ladder. */
  readonly level: 'teacher' | 'mentor' | 'internal-counsellor' | 'support-coordinator' | 'team-leader' | 'management' | 'confidant';
  /** Behaviour differs between school and home: where it was seen (source 002). */
  readonly context: 'school' | 'home';
  readonly what: Segments;
} & SpeaksOf>;

/** The concern goes to a next level of the ladder (W-24; sources 000, 004). */
export type EscalationStepTaken = Event<'EscalationStepTaken', {
  readonly concernId: string;
  readonly from: 'teacher' | 'mentor' | 'internal-counsellor' | 'support-coordinator' | 'team-leader' | 'management' | 'confidant';
  readonly to: 'teacher' | 'mentor' | 'internal-counsellor' | 'support-coordinator' | 'team-leader' | 'management' | 'confidant';
  readonly reason: Segments;
} & SpeaksOf>;

/** The parents heard what came out of it (source 000). */
export type OutcomeCommunicatedToParents = Event<'OutcomeCommunicatedToParents', {
  readonly concernId: string;
  readonly parents: readonly string[];
  readonly outcome: Segments;
} & SpeaksOf>;

export type ConcernResolved = Event<'ConcernResolved', {
  readonly concernId: string;
  readonly how: Segments;
} & SpeaksOf>;

/** Contact became difficult: the school's written procedure applies (source 000). */
export type ContactProtocolInvoked = Event<'ContactProtocolInvoked', {
  /** Name of the procedure. */
  readonly protocol: string;
  readonly version: string;
  readonly reason: Segments;
} & SpeaksOf>;

/** Care beyond basic support is offered (source 001). */
export type ExtraSupportOffered = Event<'ExtraSupportOffered', {
  readonly offerId: string;
  readonly what: Segments;
} & SpeaksOf>;

export type ExtraSupportAccepted = Event<'ExtraSupportAccepted', {
  readonly offerId: string;
  readonly person: string;
}>;

/** Not wanted. It is recorded, never held against anybody (source 001). */
export type ExtraSupportDeclined = Event<'ExtraSupportDeclined', {
  readonly offerId: string;
  readonly person: string;
  readonly reason?: Segments;
} & SpeaksOf>;

export type ConcernEvent =
  | ConcernRaised
  | EscalationStepTaken
  | OutcomeCommunicatedToParents
  | ConcernResolved
  | ContactProtocolInvoked
  | ExtraSupportOffered
  | ExtraSupportAccepted
  | ExtraSupportDeclined;
