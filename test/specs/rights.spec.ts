import {
  authorityOf,
  consentGranted,
  consentRequested,
  copyExtended,
  copyRequested,
  courtRestrictionRecorded,
  decideRectification,
  disclosureMade,
  dossiersLinked,
  educationalReportIssued,
  entryCorrected,
  entryId,
  entryMisfiled,
  extendCopy,
  issueEducationalReport,
  liftRestriction,
  linkDossier,
  makeDisclosure,
  markEntryMisfiled,
  mother,
  newId,
  placeRestriction,
  pupilBorn,
  pupilGroupSet,
  receiveTransferFile,
  rectificationDecided,
  rectificationRequested,
  requestRectification,
  restrictionLifted,
  restrictionPlaced,
  sendTransferFile,
  transferFileReceived,
  transferFileSent,
} from './builders/index.ts';
import { authorityHolders, mayHaveCopy } from '../../src/dossier/domain/index.ts';
import { given } from './given.ts';

const file = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'));
const dueOf = (it: typeof file, rule: string) => it.due('2026-03-10').filter((due) => due.rule === rule).map(({ due }) => due);

describe('W-27: a copy within one month, extended once to three, with reasons, within the first month (AVG 12(3))', () => {
  const asked = file.and(copyRequested({ occurredOn: '2026-01-31' }));
  const lastDay = { occurredOn: '2026-02-28' } as const;

  it('is due after one month', () => expect(dueOf(asked, 'W-27')).toEqual(['2026-02-28']));
  it('is extended on the last day of it', () => asked.when(extendCopy(lastDay)).then(copyExtended(lastDay)));
  it('is due three months after receipt when extended', () => expect(dueOf(asked.and(copyExtended(lastDay)), 'W-27')).toEqual(['2026-04-30']));
  it('is rejected on the day after', () => asked.when(extendCopy({ occurredOn: '2026-03-01' })).thenRejected('copy-extended-late'));
  it('does not move by a late extension', () => expect(dueOf(asked.and(copyExtended({ occurredOn: '2026-03-01' })), 'W-27')).toEqual(['2026-02-28']));
  it('is rejected twice', () => asked.and(copyExtended(lastDay)).when(extendCopy(lastDay)).thenRejected('copy-extended-twice'));
  it('is rejected without reasons', () => asked.when(extendCopy({ ...lastDay, explanation: [] })).thenRejected('extension-without-reason'));
});

describe('W-29: a rectification is decided within one month (AVG 12(3), 16)', () => {
  const about = { entryId: entryId(1) };
  const asked = file.and(rectificationRequested(about));

  it('is asked', () => file.when(requestRectification(about)).then(rectificationRequested(about)));
  it('is due after one month', () => expect(dueOf(asked, 'W-29')).toEqual(['2026-04-10']));
  it('is decided', () => asked.when(decideRectification()).then(rectificationDecided()));
  it('is decided once', () => asked.and(rectificationDecided()).when(decideRectification()).thenRefused('rectification-decided'));
  it('is rejected with reasons only', () => asked.when(decideRectification({ accepted: false, rationale: [] })).thenRejected('rejected-without-reason'));
  it('is refused for a request that is not there', () => file.when(decideRectification()).thenRefused('unknown-rectification'));
  it('asks the correction once accepted, and is done by it', () => {
    const accepted = asked.and(rectificationDecided());
    expect(dueOf(accepted, 'W-29')).toEqual(['2026-04-10']);
    const corrected = { occurredOn: '2025-08-18', data: { personId: 'mother', role: 'parent', name: 'Moeder', relation: 'moeder' } };
    expect(dueOf(accepted.and(entryCorrected({ ...about, corrected })), 'W-29')).toEqual([]);
  });
  it('asks nothing more once it is rejected', () => expect(dueOf(asked.and(rectificationDecided({ accepted: false })), 'W-29')).toEqual([]));
});

describe('W-30: what is restricted is only kept (AVG 18)', () => {
  const about = { entryId: entryId(1) };

  it('is placed', () => file.when(placeRestriction(about)).then(restrictionPlaced(about)));
  it('is lifted after it was told', () => file.and(restrictionPlaced(about)).when(liftRestriction()).then(restrictionLifted()));
  it('is rejected when it was not told', () => file.and(restrictionPlaced(about)).when(liftRestriction({ requesterTold: false })).thenRejected('lifted-untold'));
  it('is refused when it is over', () => file.and(restrictionPlaced(about), restrictionLifted()).when(liftRestriction()).thenRefused('unknown-restriction'));
});

describe('An entry in the wrong dossier has no effect there, from the beginning', () => {
  const about = { entryId: entryId(2) };

  it('is taken out', () => file.when(markEntryMisfiled(about)).then(entryMisfiled(about)));
  it('is taken out once', () => file.and(entryMisfiled(about)).when(markEntryMisfiled(about)).thenNothing());
  it('gives nobody authority any more', () => {
    expect(authorityHolders(file.dossier.people, '2026-03-10')).toHaveLength(1);
    expect(authorityHolders(file.and(entryMisfiled(about)).dossier.people, '2026-03-10')).toEqual([]);
  });
  it('is kept out of every copy', () => expect([...file.and(entryMisfiled(about)).dossier.informationRights.withheld.keys()]).toEqual([about.entryId]));
  it('links dossiers of one pupil, and never merges them', () => file.when(linkDossier()).then(dossiersLinked()));
});

describe('W-21, W-37: what leaves the school (AVG 6(1)(a), 7; WPO 42; WEC 43; OSO)', () => {
  const given = { entries: [entryId(1)] };
  const consent = file.and(consentRequested({ purpose: 'third-party' }), consentGranted());
  const byConsent = { ...given, ground: 'consent', consentId: newId('consent') } as const;

  it('goes to an authority by law', () => file.when(makeDisclosure(given)).then(disclosureMade(given)));
  it('goes to others on consent', () => consent.when(makeDisclosure(byConsent)).then(disclosureMade(byConsent)));
  it('goes on the last day of that consent, not on the day after', () => {
    consent.when(makeDisclosure({ ...byConsent, occurredOn: '2026-07-31' })).then(disclosureMade({ ...byConsent, occurredOn: '2026-07-31' }));
    consent.when(makeDisclosure({ ...byConsent, occurredOn: '2026-08-01' })).thenRejected('disclosure-without-consent');
  });
  it('is rejected without consent', () => file.when(makeDisclosure({ ...given, ground: 'consent' })).thenRejected('disclosure-without-consent'));
  it('reports to the next school, with a copy for the parents', () => file.when(issueEducationalReport()).then(educationalReportIssued()));
  it('is rejected without that copy', () => file.when(issueEducationalReport({ copyToParents: false })).thenRejected('report-not-for-parents'));

  it('goes from a primary school after parents looked at it', () => file.when(sendTransferFile()).then(transferFileSent()));
  it('goes on the day on which they looked', () => file.when(sendTransferFile({ inspectedByParentsOn: '2026-03-10' })).then(transferFileSent({ inspectedByParentsOn: '2026-03-10' })));
  it('is rejected when they look at it on the day after', () => file.when(sendTransferFile({ inspectedByParentsOn: '2026-03-11' })).thenRejected('transfer-not-inspected'));
  it('goes from a secondary school on consent', () => {
    const sent = { consentId: newId('consent') };
    consent.and(pupilGroupSet({ sector: 'vo', group: 3 })).when(sendTransferFile(sent)).then(transferFileSent(sent));
    file.and(pupilGroupSet({ sector: 'vo', group: 3 })).when(sendTransferFile()).thenRejected('transfer-without-consent');
  });
  it('comes in', () => file.when(receiveTransferFile()).then(transferFileReceived()));
});

describe('A court order against a person holds in every capacity', () => {
  it('gives no copy while it lasts', () => {
    const kept = file.and(courtRestrictionRecorded({ personId: 'mother', until: '2026-03-31' })).dossier;
    expect([mayHaveCopy(kept, 'mother', '2026-03-31'), mayHaveCopy(kept, 'mother', '2026-04-01')]).toEqual([false, true]);
  });
});
