import { accountRef } from '../../kernel/ids.ts';
import { fact, when } from './fact.ts';
import {
  AddPersonDto,
  AssignStaffDto,
  ChangeContactDetailsDto,
  EndParentalAuthorityDto,
  LinkAccountDto,
  RecordParentalAuthorityDto,
  UnassignStaffDto,
  UnlinkAccountDto,
  type AccountDto,
  type AuthorityEvidenceDto,
} from './people.dto.ts';

const reference = ({ issuer, subject }: AccountDto): string => accountRef(issuer, subject);
const evidence = ({ kind, seenOn }: AuthorityEvidenceDto) => ({ kind, seenOn });

export const peopleFacts = [
  fact({
    type: 'PersonAdded',
    path: 'persons',
    summary: 'Adds somebody who matters to this dossier.',
    body: AddPersonDto,
    command: ({ role, name, bornOn, relation, ...body }) => ({
      type: 'AddPerson',
      data: { role, name, ...(bornOn !== undefined && { bornOn }), ...(relation !== undefined && { relation }), ...when(body) },
    }),
  }),
  fact({
    type: 'ParentalAuthorityRecorded',
    path: 'parental-authorities',
    summary: 'Parental authority, from evidence that somebody saw.',
    body: RecordParentalAuthorityDto,
    command: (body) => ({ type: 'RecordParentalAuthority', data: { personId: body.personId, from: body.from, evidence: evidence(body.evidence), ...when(body) } }),
  }),
  fact({
    type: 'ParentalAuthorityEnded',
    path: 'parental-authority-endings',
    summary: 'Parental authority ended, from evidence that somebody saw.',
    body: EndParentalAuthorityDto,
    command: (body) => ({ type: 'EndParentalAuthority', data: { personId: body.personId, until: body.until, evidence: evidence(body.evidence), ...when(body) } }),
  }),
  fact({
    type: 'ContactDetailsChanged',
    path: 'persons/:personId/contact-details',
    subject: 'personId',
    summary: 'How to reach somebody; the other parent does not see it.',
    body: ChangeContactDetailsDto,
    command: ({ phone, email, address, ...body }, personId) => ({
      type: 'ChangeContactDetails',
      data: { personId, ...(phone !== undefined && { phone }), ...(email !== undefined && { email }), ...(address !== undefined && { address }), ...when(body) },
    }),
  }),
  fact({
    type: 'AccountLinked',
    path: 'persons/:personId/accounts',
    subject: 'personId',
    summary: 'A sign-in account belongs to a person of this dossier.',
    body: LinkAccountDto,
    command: (body, personId) => ({ type: 'LinkAccount', data: { personId, account: reference(body.account), evidence: body.evidence, ...when(body) } }),
  }),
  fact({
    type: 'AccountUnlinked',
    path: 'persons/:personId/account-removals',
    subject: 'personId',
    summary: 'A sign-in account no longer belongs to a person of this dossier.',
    body: UnlinkAccountDto,
    command: (body, personId) => ({ type: 'UnlinkAccount', data: { personId, account: reference(body.account), ...when(body) } }),
  }),
  fact({
    type: 'StaffAssigned',
    path: 'assignments',
    summary: 'A member of staff works with this pupil.',
    body: AssignStaffDto,
    command: ({ name, role, from, until, account, ...body }) => ({
      type: 'AssignStaff',
      data: { account: reference(account), name, role, from, ...(until !== undefined && { until }), ...when(body) },
    }),
  }),
  fact({
    type: 'StaffUnassigned',
    path: 'assignments/:assignmentId/endings',
    subject: 'assignmentId',
    summary: 'A member of staff no longer works with this pupil.',
    body: UnassignStaffDto,
    command: (body, assignmentId) => ({ type: 'UnassignStaff', data: { assignmentId, until: body.until, ...when(body) } }),
  }),
];
