import { asCorrected, asKnownAt, foldAll, isMinor, UnknownEntry, type Dossier, type DossierEvent } from '../../src/dossier/domain/index.ts';
import { consentInForce } from '../../src/dossier/domain/consent/consent.facts.ts';
import type { KeptEntry } from '../../src/kernel/entry.ts';
import {
  agreementMade,
  authorityOf,
  childVoiceRecorded,
  consentGranted,
  consentRequested,
  consentWithdrawn,
  conversationHeld,
  copyRequested,
  entryCorrected,
  entryId,
  forgotten,
  fromTheFuture,
  irregular,
  makeAgreement,
  mother,
  newId,
  pupilBorn,
  withMentor,
} from './builders/index.ts';
import { defaults, given } from './given.ts';

/** What an entry should have said. */
const correctionOf = (revision: number, { data: { occurredOn, occurredTime, ...data } }: DossierEvent) =>
  entryCorrected({ entryId: entryId(revision), corrected: { occurredOn, ...(occurredTime !== undefined && { occurredTime }), data } });

const shown = (dossier: Dossier, revision: number): KeptEntry => asCorrected(dossier, dossier.history.at(revision) as KeptEntry);
const isMinorNow = ({ people }: Dossier): boolean => isMinor(people, '2026-03-10');

describe('W-01: entries are only added; a correction replaces what an entry says, from the moment it is known (AVG 5(1)(d), 16)', () => {
  const file = given(pupilBorn('2008-03-11'), mother);
  const corrected = file.and(correctionOf(0, pupilBorn('2008-03-10')));

  it('changes what is decided', () => expect([isMinorNow(file.dossier), isMinorNow(corrected.dossier)]).toEqual([true, false]));

  it('changes what was decided on it before: everything after it is folded anew', () => {
    const agreed = corrected.when(makeAgreement({ participants: [{ role: 'pupil', personId: 'pupil', presence: 'in-person' }, withMentor] }));
    agreed.then(agreementMade({ participants: [{ role: 'pupil', personId: 'pupil', presence: 'in-person' }, withMentor] }));
  });

  it('lets the last one win', () => expect(isMinorNow(corrected.and(correctionOf(0, pupilBorn('2012-01-01'))).dossier)).toBe(true));

  it('tells what was known before it', () => {
    const twice = corrected.and(correctionOf(0, pupilBorn('2012-01-01'))).dossier;
    expect([2, 3, 4].map((size) => isMinorNow(asKnownAt(twice, size)))).toEqual([true, false, true]);
  });

  it('keeps the first words in the history', () => expect(corrected.dossier.history.at(0)).toMatchObject({ content: { data: { bornOn: '2008-03-11' } } }));
  it('shows the corrected words in their place', () =>
    expect(shown(corrected.dossier, 0)).toMatchObject({ eventId: entryId(0), revision: 0, content: { type: 'PersonAdded', data: { bornOn: '2008-03-10' } } }));
  it('shows an entry that is not corrected as it is', () => expect(shown(corrected.dossier, 1)).toBe(corrected.dossier.history.at(1)));

  it('moves the day on which it happened', () => {
    const consented = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested(), consentGranted(), consentWithdrawn({ occurredOn: '2026-04-01' }));
    const inForce = ({ dossier }: typeof consented) => consentInForce(dossier, defaults, newId('consent'), '2026-03-20').inForce;
    expect([inForce(consented), inForce(consented.and(correctionOf(5, consentWithdrawn({ occurredOn: '2026-03-15' }))))]).toEqual([true, false]);
  });

  it('takes the time away when it names none, and gives one when it does', () => {
    const timed = given(childVoiceRecorded({ occurredTime: '10:00' }), childVoiceRecorded());
    const without = timed.and(correctionOf(0, childVoiceRecorded()), correctionOf(1, childVoiceRecorded({ occurredTime: '11:00' }))).dossier;
    expect([0, 1].map((revision) => shown(without, revision).content.occurredTime)).toEqual([undefined, '11:00']);
  });

  it('has no effect when it was irregular itself', () => expect(isMinorNow(file.and(irregular(correctionOf(0, pupilBorn('2008-03-10')), 'rule')).dossier)).toBe(true));
  it('has no effect when it is erased', () => expect(isMinorNow(file.and(forgotten(correctionOf(0, pupilBorn('2008-03-10')))).dossier)).toBe(true));
  it('gives no effect to an entry that was irregular', () =>
    expect(given(irregular(conversationHeld(), 'rule'), correctionOf(0, conversationHeld())).dossier.conversation.held.size).toBe(0));
  it('gives nothing back to an entry that is erased', () =>
    expect(given(forgotten(conversationHeld()), correctionOf(0, conversationHeld())).dossier.conversation.held.size).toBe(0));
});

describe('What was irregular stands, without legal effect (policy; docs/architecture.md, Entries)', () => {
  const file = given(pupilBorn('2014-05-20'), irregular(conversationHeld(), 'W-16'));

  it('is in the history', () => expect(file.dossier.history.at(1)).toMatchObject({ state: 'kept', content: { irregular: { rules: ['W-16'] } } }));
  it('is in no chapter', () => expect(file.dossier.conversation.held.size).toBe(0));
  it('is to be explained', () => expect(file.due('2026-03-10')).toHaveLength(1));
});

describe('What is erased leaves a gap, never nothing', () => {
  const file = given(pupilBorn('2014-05-20'), forgotten(mother), authorityOf('mother'));

  it('keeps its place', () => expect(file.dossier.history.at(1)).toMatchObject({ state: 'forgotten', revision: 1, ground: 'AVG 17' }));
  it('is in no chapter', () => expect(file.dossier.people.persons.map(({ personId }) => personId)).toEqual(['pupil']));
  it('is not counted as unknown', () => expect(file.dossier.skipped).toBe(0));
});

describe('The fold fails closed where guessing would be dangerous', () => {
  const harmless = ['registration', 'conversation', 'developmentPlan', 'agreement'] as const;
  const dangerous = ['people', 'consent', 'informationRights'] as const;
  const unknown = { type: 'SomethingNew' } as const;
  const of = { people: mother, consent: consentRequested(), informationRights: copyRequested(), conversation: conversationHeld(), agreement: agreementMade() } as const;

  it.each(dangerous)('stops at an unknown type in %s', (chapter) => expect(() => given(fromTheFuture(chapter, mother, unknown))).toThrow(UnknownEntry));
  it.each(dangerous)('stops at an unknown version in %s', (chapter) => expect(() => given(fromTheFuture(chapter, of[chapter], { schemaVersion: 2 }))).toThrow(UnknownEntry));
  it.each(harmless)('skips and counts an unknown type in %s', (chapter) => expect(given(fromTheFuture(chapter, mother, unknown)).dossier.skipped).toBe(1));
  it.each(['conversation', 'agreement'] as const)('skips and counts an unknown version in %s', (chapter) =>
    expect(given(fromTheFuture(chapter, of[chapter], { schemaVersion: 2 }), mother).dossier).toMatchObject({ skipped: 1, people: { persons: [{ personId: 'mother' }] } }));
  it('does not stop at one that is erased', () => expect(given(forgotten(consentRequested())).dossier.skipped).toBe(0));
  it('says where it stopped, and nothing of what it says', () => {
    const stopped = () => given(fromTheFuture('people', mother, unknown));
    expect(stopped).toThrow(expect.objectContaining({ code: 'unknown-entry', chapter: 'people', message: expect.not.stringContaining('Moeder') }));
  });
});

describe('A dossier as it was known', () => {
  const file = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'));

  it('is empty before the first entry', () => expect(asKnownAt(file.dossier, 0).people.persons).toEqual([]));
  it('holds no more than it did', () => expect(asKnownAt(file.dossier, 2)).toMatchObject({ people: { authority: [] }, history: { size: 2 } }));
  it('is the dossier itself at its own size', () => expect(asKnownAt(file.dossier, 3)).toEqual(foldAll(file.dossier.history)));
});
