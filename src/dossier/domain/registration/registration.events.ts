import type { Event } from '../../../kernel/event.ts';

/** The written registration that opens a dossier and starts the duty of care (W-06; WPO 40(2), WVO 2020 8.8(1)). */
export type RegistrationReceived = Event<'RegistrationReceived', {
  readonly schoolId: string;
  readonly written: boolean;
  /** Person in this dossier who registered the pupil. */
  readonly submittedBy: string;
  readonly capacity: SubmitterCapacity;
}>;

export type SubmitterCapacity = 'parent' | 'guardian' | 'caregiver' | 'pupil';

/** The pupil attends this school of the board from the day it occurred. */
export type PupilEnrolled = Event<'PupilEnrolled', { readonly schoolId: string }>;

export type RegistrationEvent = RegistrationReceived | PupilEnrolled;
