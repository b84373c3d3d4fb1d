import { accountRef } from '../../kernel/ids.ts';
import { fact, when } from './fact.ts';
import * as dto from './people.dto.ts';

const reference = ({ issuer, subject }: dto.AccountDto): string => accountRef(issuer, subject);
const evidence = ({ kind, seenOn }: dto.AuthorityEvidenceDto) => ({ kind, seenOn });

export const peopleFacts = [
  fact({
    type: 'PersonAdded',
    path: 'persons',
    summary: 'Adds somebody who matters to this dossier.',
    body: dto.AddPersonDto,
    command: ({ role, name, bornOn, relation, ...body }) => ({
      type: 'AddPerson',
      data: { role, name, ...(bornOn !== undefined && { bornOn }), ...(relation !== undefined && { relation }), ...when(body) },
    }),
  }),
  fact({
    type: 'ParentalAuthorityRecorded',
    path: 'parental-authorities',
    summary: 'Parental authority, from evidence that somebody saw.',
    body: dto.RecordParentalAuthorityDto,
    command: (body) => ({ type: 'RecordParentalAuthority', data: { personId: body.personId, from: body.from, evidence: evidence(body.evidence), ...when(body) } }),
  }),
  fact({
    type: 'ParentalAuthorityEnded',
    path: 'parental-authority-endings',
    summary: 'Parental authority ended, from evidence that somebody saw.',
    body: dto.EndParentalAuthorityDto,
    command: (body) => ({ type: 'EndParentalAuthority', data: { personId: body.personId, until: body.until, evidence: evidence(body.evidence), ...when(body) } }),
  }),
  fact({
    type: 'ContactDetailsChanged',
    path: 'persons/:personId/contact-details',
    subject: 'personId',
    summary: 'How to reach somebody; the other parent does not see it.',
    body: dto.ChangeContactDetailsDto,
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
    body: dto.LinkAccountDto,
    command: (body, personId) => ({ type: 'LinkAccount', data: { personId, account: reference(body.account), evidence: body.evidence, ...when(body) } }),
  }),
  fact({
    type: 'AccountUnlinked',
    path: 'persons/:personId/account-removals',
    subject: 'personId',
    summary: 'A sign-in account no longer belongs to a person of this dossier.',
    body: dto.UnlinkAccountDto,
    command: (body, personId) => ({ type: 'UnlinkAccount', data: { personId, account: reference(body.account), ...when(body) } }),
  }),
  fact({
    type: 'StaffAssigned',
    path: 'assignments',
    summary: 'A member of staff works with this pupil.',
    body: dto.AssignStaffDto,
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
    body: dto.UnassignStaffDto,
    command: (body, assignmentId) => ({ type: 'UnassignStaff', data: { assignmentId, until: body.until, ...when(body) } }),
  }),
  fact({
    type: 'CaregiverRecorded',
    path: 'caregivers',
    summary: 'Somebody takes care of the pupil, without parental authority.',
    body: dto.RecordCaregiverDto,
    command: ({ until, ...body }) => ({
      type: 'RecordCaregiver',
      data: { personId: body.personId, from: body.from, ...(until !== undefined && { until }), kind: body.kind, ...when(body) },
    }),
  }),
  fact({
    type: 'AddressMarkedSecret',
    path: 'persons/:personId/secret-addresses',
    subject: 'personId',
    summary: 'Where somebody lives is kept secret.',
    body: dto.MarkAddressSecretDto,
    command: (body, personId) => ({ type: 'MarkAddressSecret', data: { personId, from: body.from, ...when(body) } }),
  }),
  fact({
    type: 'CourtRestrictionRecorded',
    path: 'persons/:personId/court-restrictions',
    subject: 'personId',
    summary: 'A court order that keeps somebody from the child or its information.',
    body: dto.RecordCourtRestrictionDto,
    command: ({ until, ...body }, personId) => ({
      type: 'RecordCourtRestriction',
      data: { personId, restriction: body.restriction, from: body.from, ...(until !== undefined && { until }), orderSeenOn: body.orderSeenOn, ...when(body) },
    }),
  }),
];
