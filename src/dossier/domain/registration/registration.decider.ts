import { age } from '../../../kernel/calendar.ts';
import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { idFrom } from '../../../kernel/ids.ts';
import type { Dossier } from '../dossier.ts';
import type { PersonAdded, PersonRole } from '../people/people.events.ts';
import type { RegistrationCommand } from './registration.commands.ts';
import { registrationEntries } from './registration.entries.ts';
import type { RegistrationEvent, SubmitterCapacity } from './registration.events.ts';
import { registrationRejections } from './registration.rejections.ts';

/** The school of registration, and of enrolment once enrolled. */
export interface Registration {
  readonly registeredAt?: string;
  readonly enrolledAt?: string;
}

const { rejectIf, record, nothing } = rulebook(registrationRejections);

const roleOf = (capacity: SubmitterCapacity): PersonRole => (capacity === 'caregiver' ? 'caregiver' : 'parent');

export const registration: Chapter<Dossier, Registration, RegistrationCommand, RegistrationEvent, PersonAdded> = {
  initial: {},
  rejections: registrationRejections,
  entries: registrationEntries,

  decide: {
    RegisterPupil: ({ pupil, submitter, schoolId, written, ...when }, dossier, { commandId }) => {
      const byPupil = submitter.capacity === 'pupil';
      const pupilId = idFrom(commandId, 'pupil');
      const submittedBy = byPupil ? pupilId : idFrom(commandId, 'submitter');
      const years = age(pupil.bornOn, when.occurredOn);
      const events: (RegistrationEvent | PersonAdded)[] = [
        { type: 'RegistrationReceived', data: { schoolId, written, submittedBy, capacity: submitter.capacity, ...when } },
        { type: 'PersonAdded', data: { personId: pupilId, role: 'pupil', name: pupil.name, bornOn: pupil.bornOn, ...when } },
      ];
      const { name, relation, capacity } = submitter;
      if (!byPupil) events.push({ type: 'PersonAdded', data: { personId: submittedBy, role: roleOf(capacity), name, ...(relation && { relation }), ...when } });
      return (
        rejectIf({ 'already-registered': dossier.history.size > 0 }) ??
        record(events, {
          'registration-not-written': !written,
          'registration-by-minor': byPupil && years < 18,
          'registration-too-young': years < 3,
        })
      );
    },

    EnrolPupil: (asked, { registration: { enrolledAt } }) =>
      enrolledAt === asked.schoolId ? nothing : record({ type: 'PupilEnrolled', data: asked }),
  },

  evolve: {
    RegistrationReceived: (slice, { schoolId }) => ({ ...slice, registeredAt: schoolId }),
    PupilEnrolled: (slice, { schoolId }) => ({ ...slice, enrolledAt: schoolId }),
  },
};
