import type { Command } from '../../../kernel/command.ts';
import type { PlainDate } from '../../../kernel/event.ts';
import type { SubmitterCapacity } from './registration.events.ts';

export type RegistrationCommand =
  | Command<'RegisterPupil', {
      readonly schoolId: string;
      readonly written: boolean;
      readonly pupil: { readonly name: string; readonly bornOn: PlainDate };
      readonly submitter: { readonly name: string; readonly capacity: SubmitterCapacity; readonly relation?: string };
    }>
  | Command<'EnrolPupil', { readonly schoolId: string }>;
