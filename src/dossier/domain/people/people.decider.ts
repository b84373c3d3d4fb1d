import { isReversed } from '../../../kernel/calendar.ts';
import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { idFrom } from '../../../kernel/ids.ts';
import type { Dossier } from '../dossier.ts';
import type { PeopleCommand } from './people.commands.ts';
import { peopleEntries } from './people.entries.ts';
import type { PeopleEvent } from './people.events.ts';
import { hasAuthority, isUnknown, personOf, pupilOf, type People } from './people.facts.ts';
import { peopleRejections } from './people.rejections.ts';

const { rejectIf, record, nothing } = rulebook(peopleRejections);

export const people: Chapter<Dossier, People, PeopleCommand, PeopleEvent> = {
  initial: { persons: [], authority: [], accounts: [], staff: [], care: [], restricted: [], secretAddresses: [] },
  rejections: peopleRejections,
  entries: peopleEntries,

  decide: {
    AddPerson: (asked, dossier, { commandId }) =>
      rejectIf({ 'pupil-already-known': asked.role === 'pupil' && pupilOf(dossier.people) !== undefined }) ??
      record({ type: 'PersonAdded', data: { personId: idFrom(commandId, 'person'), ...asked } }),

    RecordParentalAuthority: (asked, dossier) =>
      rejectIf({ 'unknown-person': isUnknown(dossier.people, asked.personId) }) ??
      record({ type: 'ParentalAuthorityRecorded', data: asked }, {
        'authority-evidence-in-future': asked.evidence.seenOn > asked.occurredOn,
        'authority-only-for-adults-around': personOf(dossier.people, asked.personId)?.role === 'pupil',
      }),

    EndParentalAuthority: (asked, dossier) =>
      rejectIf({ 'unknown-person': isUnknown(dossier.people, asked.personId) }) ??
      record({ type: 'ParentalAuthorityEnded', data: asked }, {
        'no-authority-to-end': !hasAuthority(dossier.people, asked.personId, asked.until),
        'authority-evidence-in-future': asked.evidence.seenOn > asked.occurredOn,
      }),

    ChangeContactDetails: (asked, dossier) =>
      rejectIf({ 'unknown-person': isUnknown(dossier.people, asked.personId) }) ?? record({ type: 'ContactDetailsChanged', data: asked }),

    LinkAccount: (asked, dossier) => {
      const link = dossier.people.accounts.find(({ account }) => account === asked.account);
      if (link?.personId === asked.personId) return nothing;
      return (
        rejectIf({ 'unknown-person': isUnknown(dossier.people, asked.personId), 'account-linked-to-other': link !== undefined }) ??
        record({ type: 'AccountLinked', data: asked })
      );
    },

    UnlinkAccount: (asked, dossier) =>
      dossier.people.accounts.some(({ account, personId }) => account === asked.account && personId === asked.personId)
        ? record({ type: 'AccountUnlinked', data: asked })
        : nothing,

    AssignStaff: (asked, _dossier, { commandId }) =>
      rejectIf({ 'assignment-ends-before-it-starts': isReversed(asked) }) ??
      record({ type: 'StaffAssigned', data: { assignmentId: idFrom(commandId, 'assignment'), ...asked } }),

    UnassignStaff: (asked, dossier) => {
      const assignment = dossier.people.staff.find(({ assignmentId }) => assignmentId === asked.assignmentId);
      return (
        rejectIf({ 'unknown-assignment': assignment === undefined, 'assignment-ends-before-it-starts': assignment !== undefined && asked.until < assignment.from }) ??
        record({ type: 'StaffUnassigned', data: asked })
      );
    },

    RecordCaregiver: (asked, dossier) =>
      rejectIf({ 'unknown-person': isUnknown(dossier.people, asked.personId), 'period-ends-before-it-starts': isReversed(asked) }) ??
      record({ type: 'CaregiverRecorded', data: asked }, { 'authority-only-for-adults-around': personOf(dossier.people, asked.personId)?.role === 'pupil' }),

    MarkAddressSecret: (asked, dossier) =>
      rejectIf({ 'unknown-person': isUnknown(dossier.people, asked.personId) }) ?? record({ type: 'AddressMarkedSecret', data: asked }),

    RecordCourtRestriction: (asked, dossier) =>
      rejectIf({ 'unknown-person': isUnknown(dossier.people, asked.personId), 'period-ends-before-it-starts': isReversed(asked) }) ??
      record({ type: 'CourtRestrictionRecorded', data: asked }, { 'authority-evidence-in-future': asked.orderSeenOn > asked.occurredOn }),
  },

  evolve: {
    PersonAdded: (slice, { personId, role, name, bornOn, relation }) => ({
      ...slice,
      persons: [...slice.persons, { personId, role, name, ...(bornOn && { bornOn }), ...(relation && { relation }) }],
    }),
    ParentalAuthorityRecorded: (slice, { personId, from }) => ({ ...slice, authority: [...slice.authority, { personId, from }] }),
    ParentalAuthorityEnded: (slice, { personId, until }) => ({
      ...slice,
      authority: slice.authority.map((it) => (it.personId === personId && it.from <= until && (it.until === undefined || it.until > until) ? { ...it, until } : it)),
    }),
    ContactDetailsChanged: (slice) => slice,
    AccountLinked: (slice, { account, personId }) => ({ ...slice, accounts: [...slice.accounts, { account, personId }] }),
    AccountUnlinked: (slice, { account, personId }) => ({
      ...slice,
      accounts: slice.accounts.filter((it) => it.account !== account || it.personId !== personId),
    }),
    StaffAssigned: (slice, { assignmentId, account, name, role, from, until }) => ({
      ...slice,
      staff: [...slice.staff, { assignmentId, account, name, role, from, ...(until && { until }) }],
    }),
    StaffUnassigned: (slice, { assignmentId, until }) => ({
      ...slice,
      staff: slice.staff.map((it) => (it.assignmentId === assignmentId ? { ...it, until } : it)),
    }),
    CaregiverRecorded: (slice, { personId, from, until }) => ({ ...slice, care: [...slice.care, { personId, from, ...(until && { until }) }] }),
    AddressMarkedSecret: (slice, { personId }) => ({ ...slice, secretAddresses: [...slice.secretAddresses, personId] }),
    // Who may not meet the child may still be informed about it.
    CourtRestrictionRecorded: (slice, { personId, restriction, from, until }) =>
      restriction === 'no-contact' ? slice : { ...slice, restricted: [...slice.restricted, { personId, from, ...(until && { until }) }] },
  },
};
