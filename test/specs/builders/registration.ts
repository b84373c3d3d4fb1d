import { command, event, newId } from './build.ts';

const since = { occurredOn: '2026-01-12' } as const;

export const registrationReceived = event('RegistrationReceived', { schoolId: 'school', written: true, submittedBy: newId('submitter'), capacity: 'parent', ...since });
export const pupilEnrolled = event('PupilEnrolled', { schoolId: 'school', ...since });

export const registerPupil = command('RegisterPupil', {
  schoolId: 'school',
  written: true,
  pupil: { name: 'Noor', bornOn: '2014-05-20' },
  submitter: { name: 'Moeder', capacity: 'parent' },
  ...since,
});
export const enrolPupil = command('EnrolPupil', { schoolId: 'school', ...since });
