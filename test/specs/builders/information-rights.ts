import { command, event, newId, text } from './build.ts';

const when = { occurredOn: '2026-03-10' } as const;
const silent = { thirdParties: 'none' } as const;
const request = { requester: 'mother', scope: 'whole', form: 'electronic', ...when } as const;
const aboutRequest = { copyRequestId: newId('copy-request'), ...when } as const;
const counts = { snapshot: 5, shown: 5, redacted: 0, withheld: 0, erased: 0 } as const;
const explained = { explanation: text('De reden staat hier.'), ...silent } as const;
const correction = { entryId: 'entry', corrected: { occurredOn: '2026-03-10', data: {} }, reason: text('De datum klopte niet.'), ...silent, ...when } as const;

export const copyRequested = event('CopyRequested', { copyRequestId: newId('copy-request'), ...request });
export const identityVerified = event('IdentityVerified', { ...aboutRequest, how: 'identity-document-seen' });
export const copyRefused = event('CopyRefused', { ...aboutRequest, ...explained });
export const redactionDecided = event('RedactionDecided', { entryId: 'entry', redactions: [], ...when });
export const entryWithheld = event('EntryWithheld', { entryId: 'entry', reason: 'C', ...explained, ...when });
export const copyIssued = event('CopyIssued', { ...aboutRequest, ...counts });
export const copyCollected = event('CopyCollected', aboutRequest);
export const entryCorrected = event('EntryCorrected', correction);

export const requestCopy = command('RequestCopy', request);
export const verifyIdentity = command('VerifyIdentity', { ...aboutRequest, how: 'identity-document-seen' });
export const refuseCopy = command('RefuseCopy', { ...aboutRequest, ...explained });
export const decideRedaction = command('DecideRedaction', { entryId: 'entry', redactions: [], ...when });
export const withholdEntry = command('WithholdEntry', { entryId: 'entry', reason: 'C', ...explained, ...when });
export const issueCopy = command('IssueCopy', { ...aboutRequest, ...counts });
export const collectCopy = command('CollectCopy', aboutRequest);
export const correctEntry = command('CorrectEntry', correction);
