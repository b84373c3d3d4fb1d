import type { Command } from '../../kernel/command.ts';
import type { Named } from '../../kernel/event.ts';
import type { OrganisationEvent } from './organisation.events.ts';

type Fact<T extends OrganisationEvent['type']> = Named<OrganisationEvent, T>['data'];

export type OrganisationCommand =
  | Command<'RegisterBoard', Fact<'BoardRegistered'>>
  | Command<'OpenSchool', Omit<Fact<'SchoolOpened'>, 'schoolId'>>
  | Command<'GrantRole', Omit<Fact<'RoleGranted'>, 'grantId'>>
  | Command<'RevokeRole', Fact<'RoleRevoked'>>
  | Command<'GrantMandate', Omit<Fact<'MandateGranted'>, 'mandateId'>>
  | Command<'RevokeMandate', Fact<'MandateRevoked'>>;
