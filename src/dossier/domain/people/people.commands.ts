import type { Command } from '../../../kernel/command.ts';
import type { Named } from '../../../kernel/event.ts';
import type { PeopleEvent } from './people.events.ts';

type Fact<T extends PeopleEvent['type']> = Named<PeopleEvent, T>['data'];

export type PeopleCommand =
  | Command<'AddPerson', Omit<Fact<'PersonAdded'>, 'personId'>>
  | Command<'RecordParentalAuthority', Fact<'ParentalAuthorityRecorded'>>
  | Command<'EndParentalAuthority', Fact<'ParentalAuthorityEnded'>>
  | Command<'ChangeContactDetails', Fact<'ContactDetailsChanged'>>
  | Command<'LinkAccount', Fact<'AccountLinked'>>
  | Command<'UnlinkAccount', Fact<'AccountUnlinked'>>
  | Command<'AssignStaff', Omit<Fact<'StaffAssigned'>, 'assignmentId'>>
  | Command<'UnassignStaff', Fact<'StaffUnassigned'>>
  | Command<'RecordCaregiver', Fact<'CaregiverRecorded'>>
  | Command<'MarkAddressSecret', Fact<'AddressMarkedSecret'>>
  | Command<'RecordCourtRestriction', Fact<'CourtRestrictionRecorded'>>;
