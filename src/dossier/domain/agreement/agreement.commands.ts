import type { Command } from '../../../kernel/command.ts';
import type { Named } from '../../../kernel/event.ts';
import type { AgreementEvent } from './agreement.events.ts';

type Fact<T extends AgreementEvent['type']> = Named<AgreementEvent, T>['data'];

export type AgreementCommand =
  | Command<'MakeAgreement', Omit<Fact<'AgreementMade'>, 'agreementId'>>
  | Command<'EvaluateAgreement', Fact<'AgreementEvaluated'>>
  | Command<'RecordAgreementProgress', Fact<'AgreementProgressRecorded'>>
  | Command<'ExplainDecision', Fact<'DecisionExplained'>>
  | Command<'DeclineWish', Fact<'WishDeclined'>>;
