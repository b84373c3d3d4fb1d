import { mayHaveCopy, type DossierEvent } from '../../src/dossier/domain/index.ts';
import {
  authorityEndedOf,
  authorityOf,
  caregiver,
  childVoiceRecorded,
  collectCopy,
  conversationHeld,
  copyCollected,
  copyIssued,
  copyRefused,
  copyRequested,
  correctEntry,
  decideRedaction,
  decisionSeconded,
  entryCorrected,
  entryMisfiled,
  entryId,
  entryWithheld,
  father,
  forgotten,
  identityVerified,
  issueCopy,
  mother,
  pupilBorn,
  pupilPermissionGranted,
  pupilPermissionWithdrawn,
  redactionDecided,
  refuseCopy,
  requestCopy,
  secondDecision,
  verifyIdentity,
  withholdEntry,
  withMentor,
} from './builders/index.ts';
import { kept } from './builders/entries.ts';
import { given, type Given } from './given.ts';

const file = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'));
const requested = file.and(copyRequested());
/** Five entries, all of which can be shown. */
const ready = requested.and(identityVerified());
const all = (entries: number) => ({ snapshot: entries, shown: entries });

describe('AVG 15(3): a copy is asked by a person of the dossier', () => {
  it('is recorded', () => file.when(requestCopy()).then(copyRequested()));
  it('is refused for somebody who is not in the dossier', () => file.when(requestCopy({ requester: 'stranger' })).thenRefused('requester-unknown'));
  it('is recorded for one who may not have it: that is decided when it is issued', () => file.and(father).when(requestCopy({ requester: 'father' })).then(copyRequested({ requester: 'father' })));
  it('is asked anew after it was refused', () => requested.and(copyRefused()).when(requestCopy()).then(copyRequested()));
});

describe('W-27: a copy is due one month after it was asked (AVG 12(3))', () => {
  const due = (occurredOn: string) => file.and(copyRequested({ occurredOn })).due(occurredOn);

  it('is due on the same day number', () => expect(due('2026-03-10')).toEqual([{ rule: 'W-27', due: '2026-04-10', entry: 3 }]));
  it('is due on the last day of a shorter month', () => expect(due('2026-01-31')).toEqual([{ rule: 'W-27', due: '2026-02-28', entry: 3 }]));
  it('is done when issued', () => expect(ready.and(copyIssued()).due('2026-03-10')).toEqual([]));
  it('is done when refused', () => expect(requested.and(copyRefused()).due('2026-03-10')).toEqual([]));

  it('an answer is due as well to who may not have it, and done by a refusal', () => {
    const byFather = file.and(father, copyRequested({ requester: 'father' }));
    expect(byFather.due('2026-03-10')).toEqual([{ rule: 'W-27', due: '2026-04-10', entry: 4 }]);
    expect(byFather.and(copyRefused()).due('2026-03-10')).toEqual([]);
  });
});

describe('W-26: who may have a copy on a day (UAVG 5; AVG 15; source 004)', () => {
  const may = (file: Given, personId: string, on = '2026-03-10') => mayHaveCopy(file.dossier, personId, on);
  const turns16 = given(pupilBorn('2010-03-10'), mother, caregiver, authorityOf('mother'));
  const turns18 = given(pupilBorn('2008-03-10'), mother, authorityOf('mother'));

  it('under 16 is a parent with authority', () => expect(may(turns16, 'mother', '2026-03-09')).toBe(true));
  it('under 16 is not a caregiver', () => expect(may(turns16, 'caregiver', '2026-03-09')).toBe(false));
  it('under 16 is not a parent whose authority ended the day before', () => {
    const ended = turns16.and(authorityEndedOf('mother', '2026-03-08'));
    expect([may(ended, 'mother', '2026-03-08'), may(ended, 'mother', '2026-03-09')]).toEqual([true, false]);
  });
  it('on the day before the 16th birthday is not the pupil', () => expect(may(turns16, 'pupil', '2026-03-09')).toBe(false));
  it('from the 16th birthday is the pupil', () => expect(may(turns16, 'pupil')).toBe(true));
  it('from the 16th birthday is no parent without permission', () => expect(may(turns16, 'mother')).toBe(false));
  it('from the 16th birthday is a parent with permission', () => expect(may(turns16.and(pupilPermissionGranted()), 'mother')).toBe(true));
  it('is not a parent whose permission is of before the 16th birthday', () => expect(may(turns16.and(pupilPermissionGranted({ occurredOn: '2026-03-09' })), 'mother')).toBe(false));
  it('from the 18th birthday is a parent whom the pupil let at 17', () => expect(may(turns18.and(pupilPermissionGranted({ occurredOn: '2026-03-09' })), 'mother')).toBe(true));
  it('is no parent from the day the permission is withdrawn', () => {
    const withdrawn = turns16.and(pupilPermissionGranted(), pupilPermissionWithdrawn({ occurredOn: '2026-03-20' }));
    expect([may(withdrawn, 'mother', '2026-03-19'), may(withdrawn, 'mother', '2026-03-20')]).toEqual([true, false]);
  });
  it('is nobody whom the dossier does not know', () => expect(may(turns16, 'stranger')).toBe(false));
});

describe('W-26, W-28: a copy is issued to who may have it, identified, and complete (UAVG 5; AVG 12(6), 15(3))', () => {
  it('is recorded', () => ready.when(issueCopy()).then(copyIssued()));
  it('is refused for a request that is not there', () => file.when(issueCopy(all(3))).thenRefused('unknown-copy-request'));
  it('is refused before the requester is identified (AVG 12(6))', () => requested.when(issueCopy(all(4))).thenRefused('identity-not-verified'));
  it('is refused twice', () => ready.and(copyIssued()).when(issueCopy(all(6))).thenRefused('copy-request-closed'));
  it('is refused when it lacks an entry', () => ready.when(issueCopy(all(4))).thenRefused('counts-do-not-add-up'));
  it('is refused when an entry is accounted for nowhere', () => ready.when(issueCopy({ shown: 4 })).thenRefused('counts-do-not-add-up'));
  it('accounts for what is black, kept back and erased', () => ready.when(issueCopy({ shown: 2, redacted: 1, withheld: 1, erased: 1 })).then(copyIssued({ shown: 2, redacted: 1, withheld: 1, erased: 1 })));

  it('asked at 15 and issued at 16 needs the pupil’s permission', () => {
    const asked = given(pupilBorn('2010-03-10'), mother, authorityOf('mother'), copyRequested({ occurredOn: '2026-03-09' }), identityVerified());
    asked.when(issueCopy(), { today: '2026-03-09' }).then(copyIssued());
    asked.when(issueCopy(), { today: '2026-03-10' }).thenRefused('requester-not-entitled');
    asked.and(pupilPermissionGranted()).when(issueCopy(all(6)), { today: '2026-03-10' }).then(copyIssued(all(6)));
  });

  it('counts the day on which it is issued, not a day that somebody wrote down', () => {
    const asked = given(pupilBorn('2010-03-10'), mother, authorityOf('mother'), copyRequested({ occurredOn: '2026-03-09' }), identityVerified());
    asked.when(issueCopy({ occurredOn: '2026-03-09' }), { today: '2026-03-10' }).thenRefused('requester-not-entitled');
  });

  it('of a part need not account for the rest', () =>
    file.and(copyRequested({ scope: ['conversation'] }), identityVerified()).when(issueCopy({ shown: 0 })).then(copyIssued({ shown: 0 })));

  it('names everything that is wrong at once', () =>
    given(father, copyRequested({ requester: 'father' })).when(issueCopy()).thenRefused('requester-not-entitled', 'identity-not-verified', 'counts-do-not-add-up'));
});

describe('W-05, W-28: nobody gets a copy before somebody looked for others in it (AVG 15(4))', () => {
  const talk = conversationHeld({ thirdParties: 'unknown' });
  const unread = ready.and(talk);

  it('is refused', () => unread.when(issueCopy(all(6))).thenRefused('entries-undecided'));
  it('is recorded when it says that others are tagged', () => ready.and(conversationHeld({ thirdParties: 'tagged' })).when(issueCopy(all(6))).then(copyIssued(all(6))));
  it('is recorded after somebody decided', () => unread.and(redactionDecided({ entryId: entryId(5) })).when(issueCopy(all(7))).then(copyIssued(all(7))));
  it('is recorded when the entry is withheld and a second reader agrees', () =>
    unread.and(entryWithheld({ entryId: entryId(5) }), decisionSeconded({ entryId: entryId(5) })).when(issueCopy({ snapshot: 8, shown: 7, withheld: 1 })).then(copyIssued({ snapshot: 8, shown: 7, withheld: 1 })));
  it('is recorded when the entry is erased', () => ready.and(forgotten(talk)).when(issueCopy({ snapshot: 6, shown: 5, erased: 1 })).then(copyIssued({ snapshot: 6, shown: 5, erased: 1 })));
  it('is recorded when the entry is outside its part', () =>
    file.and(copyRequested({ scope: ['consent'] }), identityVerified(), talk).when(issueCopy(all(6))).then(copyIssued(all(6))));
  it('is refused when the entry is inside its part', () =>
    file.and(copyRequested({ scope: ['conversation'] }), identityVerified(), talk).when(issueCopy(all(6))).thenRefused('entries-undecided'));
  it('is refused when a corrected text was not looked at', () => {
    const { occurredOn, ...data } = conversationHeld({ thirdParties: 'unknown' }).data;
    ready
      .and(conversationHeld(), entryCorrected({ entryId: entryId(5), corrected: { occurredOn, data } }))
      .when(issueCopy(all(7)))
      .thenRefused('entries-undecided');
  });
});

describe('W-28: nobody gets a copy before a second person read what is kept from others (AVG 15(4), UAVG 41)', () => {
  const here = { entryId: entryId(5) } as const;
  const black = redactionDecided({ ...here, redactions: [{ pointer: '/data/report/0/text', reason: 'A' }] });
  const withheld = entryWithheld(here);
  const agreed = decisionSeconded(here);
  const talked = ready.and(conversationHeld());
  const counted = (size: number, redacted: number) => ({ snapshot: size, shown: size - redacted, redacted });

  it('is refused when one person made something black', () => talked.and(black).when(issueCopy(counted(7, 1))).thenRefused('not-seconded'));
  it('is refused when one person withheld it', () => talked.and(withheld).when(issueCopy({ snapshot: 7, shown: 6, withheld: 1 })).thenRefused('not-seconded'));
  it('is recorded after somebody else agreed', () => talked.and(black, agreed).when(issueCopy(counted(8, 1))).then(copyIssued(counted(8, 1))));
  it('is recorded when somebody looked and nothing is black', () => talked.and(redactionDecided(here)).when(issueCopy(all(7))).then(copyIssued(all(7))));
  it('is recorded when what was black is not any more', () => talked.and(black, redactionDecided(here)).when(issueCopy(all(8))).then(copyIssued(all(8))));
  it.each([['made black', black], ['withheld', withheld]])('is refused when it was %s anew: that needs a second reader anew', (_, anew) =>
    talked.and(black, agreed, anew).when(issueCopy(counted(9, 1))).thenRefused('not-seconded'));
  it('is refused when it was withheld by one person, also when somebody decided that its words need not be black', () =>
    talked.and(withheld, redactionDecided(here)).when(issueCopy({ snapshot: 8, shown: 7, withheld: 1 })).thenRefused('not-seconded'));
  it('is recorded when the entry is erased', () => ready.and(forgotten(conversationHeld()), black).when(issueCopy({ snapshot: 7, shown: 6, erased: 1 })).then(copyIssued({ snapshot: 7, shown: 6, erased: 1 })));
  it('is recorded when the entry belongs in another dossier: a second reader may not read it', () =>
    talked.and(black, entryMisfiled(here)).when(issueCopy({ snapshot: 8, shown: 7, withheld: 1 })).then(copyIssued({ snapshot: 8, shown: 7, withheld: 1 })));

  const partial = (scope: 'conversation' | 'consent') => file.and(copyRequested({ scope: [scope] }), identityVerified(), conversationHeld(), black);
  it('is recorded when the entry is outside its part', () => partial('consent').when(issueCopy(all(7))).then(copyIssued(all(7))));
  it('is refused when the entry is inside its part', () => partial('conversation').when(issueCopy(all(7))).thenRefused('not-seconded'));
  it('names what nobody looked at as well', () => talked.and(black, conversationHeld({ thirdParties: 'unknown' })).when(issueCopy(counted(8, 1))).thenRefused('entries-undecided', 'not-seconded'));
});

describe('W-28: a second reader is somebody else than who decided (AVG 15(4), UAVG 41)', () => {
  const here = { entryId: entryId(3) } as const;
  const talked = file.and(conversationHeld());
  const black = redactionDecided({ ...here, redactions: [{ pointer: '/data/report/0/text', reason: 'A' }] });
  const withheld = entryWithheld(here);
  const mentor = { actor: { account: 'account-of-mentor', role: 'mentor' } };
  const reader = { actor: { account: 'account-of-reader', role: 'internal-counsellor' } };
  const third = { actor: { account: 'account-of-third', role: 'support-coordinator' } };
  const byReader = (event: DossierEvent) => (revision: number) => ({ ...kept(event)(revision), content: { ...kept(event)(revision).content, actor: reader.actor } });

  it.each([['made black', black], ['withheld', withheld]])('is recorded of what is %s', (_, decision) => talked.and(decision).when(secondDecision(here), reader).then(decisionSeconded(here)));
  it.each([['made black', black], ['withheld', withheld]])('is refused of who decided that it is %s', (_, decision) => talked.and(decision).when(secondDecision(here), mentor).thenRefused('second-reader-is-decider'));
  it('is recorded once', () => talked.and(black, byReader(decisionSeconded(here))).when(secondDecision(here), reader).thenNothing());
  it('is recorded anew after another decision', () => talked.and(black, decisionSeconded(here), black).when(secondDecision(here), reader).then(decisionSeconded(here)));
  it('who disagrees decides anew, and then the first may agree', () => {
    const disagreed = talked.and(black, byReader(black));
    disagreed.when(secondDecision(here), mentor).then(decisionSeconded(here));
    disagreed.when(secondDecision(here), reader).thenRefused('second-reader-is-decider');
  });
  it('is refused of who withheld it, also when somebody else decided about its words since', () =>
    talked.and(withheld, byReader(black)).when(secondDecision(here), mentor).thenRefused('second-reader-is-decider'));
  it.each([['not black', redactionDecided(here), black.data], ['made black', black, { redactions: [{ pointer: '/data/conversationId', reason: 'A' }] }], ['withheld', withheld, { ...withheld.data, reason: 'D' }]])('is recorded anew after the decision that it is %s was corrected, by who neither decided nor corrected', (_, decision, said) => {
    const correction = byReader(entryCorrected({ entryId: entryId(4), corrected: { occurredOn: '2026-03-10', data: { ...said, ...here } } }));
    const corrected = talked.and(decision, decisionSeconded(here), correction);
    corrected.when(secondDecision(here), third).then(decisionSeconded(here));
    corrected.when(secondDecision(here), mentor).thenRefused('second-reader-is-decider');
    corrected.when(secondDecision(here), reader).thenRefused('second-reader-is-decider');
  });
  it.each([['nobody decided anything', talked], ['nothing needs to be black', talked.and(redactionDecided(here))], ['nothing needs to be black any more', talked.and(black, redactionDecided(here))]])('is refused when %s', (_, dossier) =>
    dossier.when(secondDecision(here), reader).thenRefused('nothing-to-second'));
  it('is recorded of what is withheld, also when its words need not be black', () => talked.and(withheld, redactionDecided(here)).when(secondDecision(here), reader).then(decisionSeconded(here)));
  it('is refused for an entry that is not there', () => file.when(secondDecision(here), reader).thenRefused('unknown-entry'));
  it('is refused for an entry that is erased', () => file.and(forgotten(conversationHeld()), black).when(secondDecision(here), reader).thenRefused('unknown-entry'));
});

describe('A copy is refused, verified and collected', () => {
  it('is refused with reasons (AVG 12(4))', () => requested.when(refuseCopy()).then(copyRefused()));
  it('is not refused when it was not asked', () => file.when(refuseCopy()).thenRefused('unknown-copy-request'));
  it('is not refused after it was issued', () => ready.and(copyIssued()).when(refuseCopy()).thenRefused('copy-request-closed'));
  it('is asked by somebody who was identified', () => requested.when(verifyIdentity()).then(identityVerified()));
  it('is not identified when it was not asked', () => file.when(verifyIdentity()).thenRefused('unknown-copy-request'));
  it('is collected', () => ready.and(copyIssued()).when(collectCopy()).then(copyCollected()));
  it('is not collected before it is issued', () => ready.when(collectCopy()).thenRefused('copy-not-issued'));
  it('is not collected when it was not asked', () => file.when(collectCopy()).thenRefused('unknown-copy-request'));
});

describe('AVG 15(4): what others may not see of an entry', () => {
  const held = file.and(conversationHeld({ participants: [withMentor] }));
  const black = (pointer: string) => [{ pointer, reason: 'A' }] as const;
  const here = { entryId: entryId(3) } as const;

  it.each(['/data/report/0/text', '/data/participants/0/name', '/data/conversationId'])('is a place in its words: %s', (pointer) =>
    held.when(decideRedaction({ ...here, redactions: black(pointer) })).then(redactionDecided({ ...here, redactions: black(pointer) })));
  it.each(['/data/report', '/data/report/1/text', '/data/none', '/actor/name', '/type', 'data/conversationId', '', '/data/report/0/text/length', '/data/constructor'])('is nowhere else: %s', (pointer) =>
    held.when(decideRedaction({ ...here, redactions: black(pointer) })).thenRefused('no-such-place'));
  it('may be nothing', () => held.when(decideRedaction(here)).then(redactionDecided(here)));
  it('is refused for an entry that is not there', () => file.when(decideRedaction(here)).thenRefused('unknown-entry'));
  it('is refused for an entry that is erased', () => file.and(forgotten(conversationHeld())).when(decideRedaction(here)).thenRefused('unknown-entry'));
  it('is all of it, by a reasoned decision', () => held.when(withholdEntry(here)).then(entryWithheld(here)));
  it('is not withheld when it is not there', () => file.when(withholdEntry(here)).thenRefused('unknown-entry'));

  it('is what was decided last', () =>
    expect(held.and(redactionDecided({ ...here, redactions: black('/data/conversationId') }), redactionDecided(here)).dossier.informationRights.redactions.get(entryId(3))).toEqual([]));
  it('keeps who withheld it', () =>
    expect(held.and(entryWithheld(here)).dossier.informationRights.withheld.get(entryId(3))).toMatchObject({ reason: 'C', decidedBy: 'mentor' }));
});

describe('W-29: what an entry should have said (AVG 16)', () => {
  const voice = file.and(childVoiceRecorded());
  const { occurredOn, ...data } = childVoiceRecorded({ occurredOn: '2026-03-09' }).data;
  const correction = { entryId: entryId(3), corrected: { occurredOn, data } } as const;

  it('is recorded', () => voice.when(correctEntry(correction)).then(entryCorrected(correction)));
  it('is recorded again: the last one counts', () => voice.and(entryCorrected(correction)).when(correctEntry(correction)).then(entryCorrected(correction)));
  it('is refused for an entry that is not there', () => file.when(correctEntry(correction)).thenRefused('unknown-entry'));
  it('is refused for a correction', () => voice.and(entryCorrected(correction)).when(correctEntry({ ...correction, entryId: entryId(4) })).thenRefused('correction-of-correction'));
  it('is refused when it would become about something else', () =>
    voice.when(correctEntry({ ...correction, corrected: { occurredOn, data: { ...data, voiceId: 'other' } } })).thenRefused('correction-changes-identity'));
});
