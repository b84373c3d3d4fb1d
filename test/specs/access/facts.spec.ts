import { factsOfEntry, factsOfRecording } from '../../../src/access/index.ts';
import type { Dossier, DossierEvent } from '../../../src/dossier/domain/index.ts';
import { dossierOf, entryOf, family, FIRST, ON } from './dossiers.ts';

const child = family('2016-05-01');
const teen = family('2010-03-02');

const held = (participants: readonly string[]): DossierEvent => ({
  type: 'ConversationHeld',
  data: {
    conversationId: 'conversation-1',
    kind: 'support',
    participants: participants.map((personId) => ({ role: 'parent', personId, presence: 'in-person' })),
    report: [{ text: 'Het gaat goed.' }],
    thirdParties: 'none',
    occurredOn: ON,
  },
});
const correctionOf = (entryId: string, event: DossierEvent): DossierEvent => {
  const { occurredOn, ...data } = event.data;
  return { type: 'EntryCorrected', data: { entryId, corrected: { occurredOn, data }, reason: [{ text: 'Tikfout.' }], thirdParties: 'none', occurredOn: ON } };
};
const statement = (entryId: string, personId: string): DossierEvent => ({
  type: 'ParentStatementAttached',
  data: { entryId, personId, statement: [{ text: 'Ik zie het anders.' }], thirdParties: 'none', occurredOn: ON },
});
const voice: DossierEvent = { type: 'ChildVoiceRecorded', data: { voiceId: 'voice-1', words: [{ text: 'Ik vind het fijn.' }], via: 'self', thirdParties: 'none', occurredOn: ON } };
const withheldEntry = (entryId: string): DossierEvent => ({ type: 'EntryWithheld', data: { entryId, reason: 'C', explanation: [{ text: 'Veiligheid.' }], thirdParties: 'none', occurredOn: ON } });

const factsAt = (dossier: Dossier, revision: number, name: string) => factsOfEntry(entryOf(dossier, revision), dossier, { account: `account-of-${name}` });
const NEXT = `event-${String(FIRST)}`;

describe('AD-4: who attended is read from the entry as it says now', () => {
  it('a participant attended, another parent did not', () => {
    const dossier = dossierOf(...child, held(['mother']));
    expect([factsAt(dossier, FIRST, 'mother').attended, factsAt(dossier, FIRST, 'father').attended]).toEqual([true, false]);
  });

  it('what a conversation concludes is for those who attended the conversation', () => {
    const concluded: DossierEvent = { type: 'ConversationConcluded', data: { conversationId: 'conversation-1', goals: [], nextSteps: [], promotingFactors: [], impedingFactors: [], agreedJointly: true, thirdParties: 'none', occurredOn: ON } };
    const dossier = dossierOf(...child, held(['mother']), concluded);
    expect([factsAt(dossier, FIRST + 1, 'mother').attended, factsAt(dossier, FIRST + 1, 'father').attended]).toEqual([true, false]);
  });

  it('a corrected list of participants counts, also for the correction itself', () => {
    const dossier = dossierOf(...child, held(['mother']), correctionOf(NEXT, held(['father'])));
    expect([FIRST, FIRST + 1].map((revision) => ['mother', 'father'].map((name) => factsAt(dossier, revision, name).attended))).toEqual([[false, true], [false, true]]);
  });
});

describe('A correction and a statement follow the entry they concern (docs/architecture.md, Entries)', () => {
  it('in class, type and chapter', () => {
    const dossier = dossierOf(...child, voice, [correctionOf(NEXT, voice), { accessClass: 'child-voice' }], [statement(NEXT, 'mother'), { accessClass: 'child-voice' }]);
    for (const revision of [FIRST, FIRST + 1, FIRST + 2]) expect(factsAt(dossier, revision, 'father')).toMatchObject({ accessClass: 'child-voice', type: 'ChildVoiceRecorded', chapter: 'conversation' });
  });

  it('in being withheld; and what is corrected is withheld with its correction', () => {
    const original = dossierOf(...child, voice, correctionOf(NEXT, voice), statement(NEXT, 'mother'), withheldEntry(NEXT));
    expect([0, 1, 2].map((after) => factsAt(original, FIRST + after, 'mother').withheld)).toEqual([true, true, true]);
    const correction = dossierOf(...child, voice, correctionOf(NEXT, voice), withheldEntry(`event-${String(FIRST + 1)}`));
    expect([0, 1].map((after) => factsAt(correction, FIRST + after, 'mother').withheld)).toEqual([true, true]);
    expect(factsAt(dossierOf(...child, voice, withheldEntry('event-0')), FIRST, 'mother').withheld).toBe(false);
  });

  it('and keep the class they were sealed with when that entry is gone', () => {
    const dossier = dossierOf(...child, [statement('event-of-another-time', 'mother'), { accessClass: 'health' }]);
    expect(factsAt(dossier, FIRST, 'mother').accessClass).toBe('health');
  });
});

describe('An own act is what the reader did, or what is about or asked of the reader', () => {
  const asked: DossierEvent = { type: 'ConsentRequested', data: { consentId: 'consent-1', purpose: 'care-provider', counterparty: 'GGZ', scope: 'aandacht', textVersion: '1', validUntil: '2026-07-31', occurredOn: ON } };
  const granted: DossierEvent = { type: 'ConsentGranted', data: { consentId: 'consent-1', grantor: 'mother', capacity: 'authority-holder', how: 'portal', occurredOn: ON } };
  const request: DossierEvent = { type: 'CopyRequested', data: { copyRequestId: 'request-1', requester: 'father', scope: 'whole', form: 'paper', occurredOn: ON } };
  const refused: DossierEvent = { type: 'CopyRefused', data: { copyRequestId: 'request-1', explanation: [{ text: 'Geen gezag.' }], thirdParties: 'none', occurredOn: ON } };

  it('a consent belongs to who gave it, and the question to who is asked', () => {
    const dossier = dossierOf(...teen, asked, granted);
    const owners = (revision: number) => ['mother', 'father', 'pupil'].filter((name) => factsAt(dossier, revision, name).ownAct);
    expect([owners(FIRST), owners(FIRST + 1)]).toEqual([['mother', 'pupil'], ['mother']]);
  });

  it('the answer to a request belongs to who asked', () => {
    const dossier = dossierOf(...child, request, refused);
    expect(['mother', 'father'].map((name) => factsAt(dossier, FIRST + 1, name).ownAct)).toEqual([false, true]);
  });

  it('what somebody recorded is the own act of that account', () => {
    const dossier = dossierOf(...child, [voice, { actor: { account: 'anna', role: 'teacher' } }]);
    expect(['anna', 'bert'].map((account) => factsOfEntry(entryOf(dossier, FIRST), dossier, { account }).ownAct)).toEqual([true, false]);
  });
});

describe('To record in the own name, the event must name the reader', () => {
  const dossier = dossierOf(...teen, voice);
  const recording = (event: DossierEvent, account: string) => factsOfRecording(event, dossier, { account });
  const consent = (grantor: string): DossierEvent => ({ type: 'ConsentGranted', data: { consentId: 'consent-1', grantor, capacity: 'authority-holder', how: 'portal', occurredOn: ON } });

  it('a consent for oneself is, one for another is not', () => {
    expect([recording(consent('mother'), 'account-of-mother').ownAct, recording(consent('father'), 'account-of-mother').ownAct, recording(consent('mother'), 'las').ownAct]).toEqual([true, false, false]);
  });

  it('a permission is the pupil’s, not the parent’s who profits', () => {
    const permission: DossierEvent = { type: 'PupilPermissionGranted', data: { permissionId: 'permission-1', parent: 'mother', scope: 'copy', occurredOn: ON } };
    expect(['pupil', 'mother'].map((name) => recording(permission, `account-of-${name}`).ownAct)).toEqual([true, false]);
  });

  it('the child’s own words are the child’s when it says them itself', () => {
    const told = { ...voice, data: { ...voice.data, via: 'representative' } } as DossierEvent;
    expect([recording(voice, 'account-of-pupil').ownAct, recording(told, 'account-of-pupil').ownAct, recording(voice, 'account-of-mother').ownAct]).toEqual([true, false, false]);
  });

  it('a correction counts as the fact it corrects, own when the same account recorded that', () => {
    expect(recording(correctionOf(NEXT, voice), 'account-of-school')).toMatchObject({ type: 'ChildVoiceRecorded', chapter: 'conversation', accessClass: 'child-voice', correction: true, ownAct: true });
    expect(recording(correctionOf(NEXT, voice), 'anna').ownAct).toBe(false);
    expect(recording(correctionOf('event-of-another-time', voice), 'anna')).toMatchObject({ type: 'EntryCorrected', chapter: 'informationRights', correction: true, ownAct: false });
  });

  it('a statement is recorded as a statement, in the class of what it concerns', () => {
    expect(recording(statement(NEXT, 'mother'), 'account-of-mother')).toMatchObject({ type: 'ParentStatementAttached', accessClass: 'child-voice', ownAct: true, correction: false });
  });
});
