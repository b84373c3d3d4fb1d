import { command, event, newId, text } from './build.ts';

const when = { occurredOn: '2026-03-10' } as const;
const silent = { thirdParties: 'none' } as const;

export const concernRaised = event('ConcernRaised', { concernId: newId('concern'), by: 'parent', level: 'teacher', context: 'home', what: text('Slapen gaat slecht.'), ...silent, ...when });
export const escalationStepTaken = event('EscalationStepTaken', { concernId: newId('concern'), from: 'teacher', to: 'internal-counsellor', reason: text('Er is meer nodig.'), ...silent, ...when });
export const outcomeCommunicatedToParents = event('OutcomeCommunicatedToParents', { concernId: newId('concern'), parents: ['mother'], outcome: text('We passen het rooster aan.'), ...silent, occurredOn: '2026-03-17' });
export const concernResolved = event('ConcernResolved', { concernId: newId('concern'), how: text('Slapen gaat weer goed.'), ...silent, occurredOn: '2026-04-10' });
export const contactProtocolInvoked = event('ContactProtocolInvoked', { protocol: 'Kompas', version: '2025', reason: text('De gesprekken lopen vast.'), ...silent, ...when });
export const extraSupportOffered = event('ExtraSupportOffered', { offerId: newId('offer'), what: text('Twee keer per week leeshulp.'), ...silent, ...when });
export const extraSupportAccepted = event('ExtraSupportAccepted', { offerId: newId('offer'), person: 'mother', ...when });
export const extraSupportDeclined = event('ExtraSupportDeclined', { offerId: newId('offer'), person: 'mother', ...silent, ...when });

export const raiseConcern = command('RaiseConcern', { by: 'parent', level: 'teacher', context: 'home', what: text('Slapen gaat slecht.'), ...silent, ...when });
export const takeEscalationStep = command('TakeEscalationStep', { concernId: newId('concern'), from: 'teacher', to: 'internal-counsellor', reason: text('Er is meer nodig.'), ...silent, ...when });
export const communicateOutcome = command('CommunicateOutcome', { concernId: newId('concern'), parents: ['mother'], outcome: text('We passen het rooster aan.'), ...silent, occurredOn: '2026-03-17' });
export const resolveConcern = command('ResolveConcern', { concernId: newId('concern'), how: text('Slapen gaat weer goed.'), ...silent, occurredOn: '2026-04-10' });
export const invokeContactProtocol = command('InvokeContactProtocol', { protocol: 'Kompas', version: '2025', reason: text('De gesprekken lopen vast.'), ...silent, ...when });
export const offerExtraSupport = command('OfferExtraSupport', { what: text('Twee keer per week leeshulp.'), ...silent, ...when });
export const acceptExtraSupport = command('AcceptExtraSupport', { offerId: newId('offer'), person: 'mother', ...when });
export const declineExtraSupport = command('DeclineExtraSupport', { offerId: newId('offer'), person: 'mother', ...silent, ...when });
