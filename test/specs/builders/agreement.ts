import { command, event, newId, text } from './build.ts';
import { withMentor, withMother } from './conversation.ts';

const when = { occurredOn: '2026-03-10' } as const;
const silent = { thirdParties: 'none' } as const;

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

export const agreementProgressRecorded = event('AgreementProgressRecorded', { agreementId: newId('agreement'), by: 'parent', progress: text('Het lukt bijna elke dag.'), ...silent, occurredOn: '2026-03-24' });
export const decisionExplained = event('DecisionExplained', { entryId: 'entry', rationale: text('Dit past bij het kind.'), ...silent, ...when });
export const wishDeclined = event('WishDeclined', { person: 'mother', wish: text('Een eigen begeleider.'), rationale: text('Daar is geen geld voor.'), alternative: text('Hulp in een groepje.'), invitedToTalk: true, ...silent, ...when });

export const recordAgreementProgress = command('RecordAgreementProgress', { agreementId: newId('agreement'), by: 'parent', progress: text('Het lukt bijna elke dag.'), ...silent, occurredOn: '2026-03-24' });
export const explainDecision = command('ExplainDecision', { entryId: 'entry', rationale: text('Dit past bij het kind.'), ...silent, ...when });
export const declineWish = command('DeclineWish', { person: 'mother', wish: text('Een eigen begeleider.'), rationale: text('Daar is geen geld voor.'), alternative: text('Hulp in een groepje.'), invitedToTalk: true, ...silent, ...when });
