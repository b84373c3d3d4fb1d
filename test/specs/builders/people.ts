import type { PlainDate } from '../../../src/kernel/event.ts';
import { command, event, newId } from './build.ts';

const since = { occurredOn: '2025-08-18' } as const;
const register = { kind: 'authority-register-extract', seenOn: '2025-08-18' } as const;

export const personAdded = event('PersonAdded', { personId: newId('person'), role: 'parent', name: 'Moeder', ...since });
export const authorityRecorded = event('ParentalAuthorityRecorded', { personId: 'mother', from: '2010-01-01', evidence: register, ...since });
export const authorityEnded = event('ParentalAuthorityEnded', { personId: 'mother', until: '2026-01-31', evidence: register, ...since });
export const contactDetailsChanged = event('ContactDetailsChanged', { personId: 'mother', phone: '010-0000000', ...since });
export const accountLinked = event('AccountLinked', { personId: 'mother', account: 'account-of-mother', evidence: 'known-in-person', ...since });
export const accountUnlinked = event('AccountUnlinked', { personId: 'mother', account: 'account-of-mother', ...since });
export const staffAssigned = event('StaffAssigned', { assignmentId: newId('assignment'), account: 'account-of-mentor', name: 'Mentor', role: 'mentor', from: '2025-08-18', ...since });
export const staffUnassigned = event('StaffUnassigned', { assignmentId: newId('assignment'), until: '2026-02-28', ...since });

export const addPerson = command('AddPerson', { role: 'parent', name: 'Moeder', ...since });
export const recordAuthority = command('RecordParentalAuthority', { personId: 'mother', from: '2010-01-01', evidence: register, ...since });
export const endAuthority = command('EndParentalAuthority', { personId: 'mother', until: '2026-01-31', evidence: register, ...since });
export const changeContactDetails = command('ChangeContactDetails', { personId: 'mother', phone: '010-0000000', ...since });
export const linkAccount = command('LinkAccount', { personId: 'mother', account: 'account-of-mother', evidence: 'known-in-person', ...since });
export const unlinkAccount = command('UnlinkAccount', { personId: 'mother', account: 'account-of-mother', ...since });
export const assignStaff = command('AssignStaff', { account: 'account-of-mentor', name: 'Mentor', role: 'mentor', from: '2025-08-18', ...since });
export const unassignStaff = command('UnassignStaff', { assignmentId: newId('assignment'), until: '2026-02-28', ...since });

/** The people of the specs. A parent has no authority until it is recorded. */
export const pupilBorn = (bornOn: PlainDate) => personAdded({ personId: 'pupil', role: 'pupil', name: 'Noor', bornOn });
export const pupilOfUnknownAge = personAdded({ personId: 'pupil', role: 'pupil', name: 'Noor' });
export const mother = personAdded({ personId: 'mother', name: 'Moeder', relation: 'moeder' });
export const father = personAdded({ personId: 'father', name: 'Vader', relation: 'vader' });
export const caregiver = personAdded({ personId: 'caregiver', role: 'caregiver', name: 'Pleegmoeder', relation: 'pleegmoeder' });
export const grandmother = personAdded({ personId: 'grandmother', role: 'other', name: 'Oma', relation: 'oma' });

export const authorityOf = (personId: string, from: PlainDate = '2010-01-01') => authorityRecorded({ personId, from });
export const authorityEndedOf = (personId: string, until: PlainDate) => authorityEnded({ personId, until });

export const caregiverRecorded = event('CaregiverRecorded', { personId: 'caregiver', from: '2025-08-18', kind: 'foster-parent', occurredOn: '2025-08-18' });
export const addressMarkedSecret = event('AddressMarkedSecret', { personId: 'mother', from: '2025-08-18', occurredOn: '2025-08-18' });
export const courtRestrictionRecorded = event('CourtRestrictionRecorded', { personId: 'father', restriction: 'no-information', from: '2025-09-01', orderSeenOn: '2025-09-01', occurredOn: '2025-09-02' });

export const recordCaregiver = command('RecordCaregiver', { personId: 'caregiver', from: '2025-08-18', kind: 'foster-parent', occurredOn: '2025-08-18' });
export const markAddressSecret = command('MarkAddressSecret', { personId: 'mother', from: '2025-08-18', occurredOn: '2025-08-18' });
export const recordCourtRestriction = command('RecordCourtRestriction', { personId: 'father', restriction: 'no-information', from: '2025-09-01', orderSeenOn: '2025-09-01', occurredOn: '2025-09-02' });
