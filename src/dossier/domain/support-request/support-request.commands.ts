import type { Command } from '../../../kernel/command.ts';
import type { Named } from '../../../kernel/event.ts';
import type { SupportRequestEvent } from './support-request.events.ts';

type Fact<T extends SupportRequestEvent['type']> = Named<SupportRequestEvent, T>['data'];

export type SupportRequestCommand =
  | Command<'RequestSupport', Omit<Fact<'SupportRequested'>, 'supportRequestId'>>
  | Command<'ReceiveExpertAdvice', Fact<'ExpertAdviceReceived'>>
  | Command<'DeclareAdmissibility', Fact<'AdmissibilityDeclared'>>
  | Command<'CloseSupportRequest', Fact<'SupportRequestClosed'>>;
