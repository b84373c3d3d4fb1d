import { command, event, newId, text } from './build.ts';

const when = { occurredOn: '2026-03-10' } as const;
const silent = { thirdParties: 'none' } as const;

export const supportRequested = event('SupportRequested', { supportRequestId: newId('support-request'), partnership: 'partnership', task: 'advise', entries: ['entry'], question: text('Welke hulp past?'), ...silent, ...when });
export const expertAdviceReceived = event('ExpertAdviceReceived', { supportRequestId: newId('support-request'), copyToParents: true, advice: text('Extra begeleiding in de klas.'), ...silent, occurredOn: '2026-04-10' });
export const admissibilityDeclared = event('AdmissibilityDeclared', { supportRequestId: newId('support-request'), sequenceNumber: '2026-12', kind: 'special-primary', from: '2026-08-01', until: '2028-07-31', experts: 2, occurredOn: '2026-04-10' });
export const supportRequestClosed = event('SupportRequestClosed', { supportRequestId: newId('support-request'), outcome: 'advised', occurredOn: '2026-04-13' });

export const requestSupport = command('RequestSupport', { partnership: 'partnership', task: 'advise', entries: ['entry'], question: text('Welke hulp past?'), ...silent, ...when });
export const receiveExpertAdvice = command('ReceiveExpertAdvice', { supportRequestId: newId('support-request'), copyToParents: true, advice: text('Extra begeleiding in de klas.'), ...silent, occurredOn: '2026-04-10' });
export const declareAdmissibility = command('DeclareAdmissibility', { supportRequestId: newId('support-request'), sequenceNumber: '2026-12', kind: 'special-primary', from: '2026-08-01', until: '2028-07-31', experts: 2, occurredOn: '2026-04-10' });
export const closeSupportRequest = command('CloseSupportRequest', { supportRequestId: newId('support-request'), outcome: 'advised', occurredOn: '2026-04-13' });
