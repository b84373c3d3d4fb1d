import type { DossierCommand } from '../domain/dossier.ts';
import { fact, when } from './fact.ts';
import { EnrolPupilDto, type RegisterPupilDto } from './registration.dto.ts';

/** The registration that opens a dossier; it has a route of its own, for there is no dossier yet. */
export const registration = ({ schoolId, written, pupil, submitter, ...body }: RegisterPupilDto): Extract<DossierCommand, { readonly type: 'RegisterPupil' }> => ({
  type: 'RegisterPupil',
  data: {
    schoolId,
    written,
    pupil: { name: pupil.name, bornOn: pupil.bornOn },
    submitter: { name: submitter.name, capacity: submitter.capacity, ...(submitter.relation !== undefined && { relation: submitter.relation }) },
    ...when(body),
  },
});

export const registrationFacts = [
  fact({
    type: 'PupilEnrolled',
    path: 'enrolments',
    summary: 'The pupil attends a school of the board from this day.',
    body: EnrolPupilDto,
    command: (body) => ({ type: 'EnrolPupil', data: { schoolId: body.schoolId, ...when(body) } }),
  }),
];
