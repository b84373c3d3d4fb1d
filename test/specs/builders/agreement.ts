import { command, event, newId, text } from './build.ts';
import { withMentor, withMother } from './conversation.ts';

const agreed = {
  participants: [withMother, withMentor],
  text: text('Noor leest elke dag een kwartier.'),
  rationale: text('Dan wordt lezen makkelijker.'),
  evaluateOn: '2026-04-10',
  thirdParties: 'none',
  occurredOn: '2026-03-10',
} as const;
const looked = { agreementId: newId('agreement'), outcome: 'kept', report: text('Het ging goed.'), thirdParties: 'none', occurredOn: '2026-04-10' } as const;

export const agreementMade = event('AgreementMade', { agreementId: newId('agreement'), ...agreed });
export const agreementEvaluated = event('AgreementEvaluated', looked);

export const makeAgreement = command('MakeAgreement', agreed);
export const evaluateAgreement = command('EvaluateAgreement', looked);
