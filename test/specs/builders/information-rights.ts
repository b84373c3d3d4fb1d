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
export const decisionSeconded = event('DecisionSeconded', { entryId: 'entry', ...when });
export const copyIssued = event('CopyIssued', { ...aboutRequest, ...counts });
export const copyCollected = event('CopyCollected', aboutRequest);
export const entryCorrected = event('EntryCorrected', correction);

export const requestCopy = command('RequestCopy', request);
export const verifyIdentity = command('VerifyIdentity', { ...aboutRequest, how: 'identity-document-seen' });
export const refuseCopy = command('RefuseCopy', { ...aboutRequest, ...explained });
export const decideRedaction = command('DecideRedaction', { entryId: 'entry', redactions: [], ...when });
export const withholdEntry = command('WithholdEntry', { entryId: 'entry', reason: 'C', ...explained, ...when });
export const secondDecision = command('SecondDecision', { entryId: 'entry', ...when });
export const issueCopy = command('IssueCopy', { ...aboutRequest, ...counts });
export const collectCopy = command('CollectCopy', aboutRequest);
export const correctEntry = command('CorrectEntry', correction);

export const copyExtended = event('CopyExtended', { copyRequestId: newId('copy-request'), explanation: text('Er zijn veel stukken.'), ...silent, ...when });
export const rectificationRequested = event('RectificationRequested', { rectificationId: newId('rectification'), entryId: 'entry', requester: 'mother', what: text('De datum klopt niet.'), ...silent, ...when });
export const rectificationDecided = event('RectificationDecided', { rectificationId: newId('rectification'), accepted: true, rationale: text('U hebt gelijk.'), ...silent, occurredOn: '2026-03-24' });
export const restrictionPlaced = event('RestrictionPlaced', { restrictionId: newId('restriction'), entryId: 'entry', reason: 'accuracy-contested', explanation: text('De ouder betwist dit.'), ...silent, ...when });
export const restrictionLifted = event('RestrictionLifted', { restrictionId: newId('restriction'), requesterTold: true, explanation: text('Het klopt toch.'), ...silent, occurredOn: '2026-04-10' });
export const entryMisfiled = event('EntryMisfiled', { entryId: 'entry', ...when });
export const disclosureMade = event('DisclosureMade', { recipient: 'inspectorate', name: 'Inspectie van het Onderwijs', ground: 'statutory-duty', entries: ['entry'], explanation: text('De school meldt een schorsing.'), ...silent, ...when });
export const educationalReportIssued = event('EducationalReportIssued', { school: 'De Brug', copyToParents: true, content: text('Resultaten en begeleiding.'), ...silent, ...when });
export const transferFileSent = event('TransferFileSent', { school: 'De Brug', inspectedByParentsOn: '2026-03-09', ...when });
export const transferFileReceived = event('TransferFileReceived', { school: 'De Linde', ...when });
export const dossiersLinked = event('DossiersLinked', { dossierId: newId('other-dossier'), ...when });

export const extendCopy = command('ExtendCopy', { copyRequestId: newId('copy-request'), explanation: text('Er zijn veel stukken.'), ...silent, ...when });
export const requestRectification = command('RequestRectification', { entryId: 'entry', requester: 'mother', what: text('De datum klopt niet.'), ...silent, ...when });
export const decideRectification = command('DecideRectification', { rectificationId: newId('rectification'), accepted: true, rationale: text('U hebt gelijk.'), ...silent, occurredOn: '2026-03-24' });
export const placeRestriction = command('PlaceRestriction', { entryId: 'entry', reason: 'accuracy-contested', explanation: text('De ouder betwist dit.'), ...silent, ...when });
export const liftRestriction = command('LiftRestriction', { restrictionId: newId('restriction'), requesterTold: true, explanation: text('Het klopt toch.'), ...silent, occurredOn: '2026-04-10' });
export const markEntryMisfiled = command('MarkEntryMisfiled', { entryId: 'entry', ...when });
export const makeDisclosure = command('MakeDisclosure', { recipient: 'inspectorate', name: 'Inspectie van het Onderwijs', ground: 'statutory-duty', entries: ['entry'], explanation: text('De school meldt een schorsing.'), ...silent, ...when });
export const issueEducationalReport = command('IssueEducationalReport', { school: 'De Brug', copyToParents: true, content: text('Resultaten en begeleiding.'), ...silent, ...when });
export const sendTransferFile = command('SendTransferFile', { school: 'De Brug', inspectedByParentsOn: '2026-03-09', ...when });
export const receiveTransferFile = command('ReceiveTransferFile', { school: 'De Linde', ...when });
export const linkDossier = command('LinkDossier', { dossierId: newId('other-dossier'), ...when });
