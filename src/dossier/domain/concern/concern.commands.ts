import type { Command } from '../../../kernel/command.ts';
import type { Named } from '../../../kernel/event.ts';
import type { ConcernEvent } from './concern.events.ts';

type Fact<T extends ConcernEvent['type']> = Named<ConcernEvent, T>['data'];

export type ConcernCommand =
  | Command<'RaiseConcern', Omit<Fact<'ConcernRaised'>, 'concernId'>>
  | Command<'TakeEscalationStep', Fact<'EscalationStepTaken'>>
  | Command<'CommunicateOutcome', Fact<'OutcomeCommunicatedToParents'>>
  | Command<'ResolveConcern', Fact<'ConcernResolved'>>
  | Command<'InvokeContactProtocol', Fact<'ContactProtocolInvoked'>>
  | Command<'OfferExtraSupport', Omit<Fact<'ExtraSupportOffered'>, 'offerId'>>
  | Command<'AcceptExtraSupport', Fact<'ExtraSupportAccepted'>>
  | Command<'DeclineExtraSupport', Fact<'ExtraSupportDeclined'>>;
