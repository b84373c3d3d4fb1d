import { permissionInForce } from '../../src/dossier/domain/index.ts';
import { consentInForce } from '../../src/dossier/domain/consent/consent.facts.ts';
import {
  authorityEndedOf,
  authorityOf,
  careProviderContacted,
  caregiver,
  consentGranted,
  consentRefused,
  consentRequested,
  consentWithdrawn,
  contactCareProvider,
  father,
  grantConsent,
  grantPupilPermission,
  mother,
  newId,
  pupilBorn,
  pupilOfUnknownAge,
  pupilPermissionGranted,
  pupilPermissionWithdrawn,
  refuseConsent,
  requestConsent,
  withdrawConsent,
  withdrawPupilPermission,
} from './builders/index.ts';
import { defaults, given, type Given } from './given.ts';

const NOW = '2026-03-10';
const SIXTEEN = '2010-03-10';
const EIGHTEEN = '2008-03-10';

/** Both parents have authority, and consent was asked for this school year. */
const asked = (bornOn: string, purpose: 'care-provider' | 'third-party' = 'care-provider'): Given =>
  given(pupilBorn(bornOn), mother, father, caregiver, authorityOf('mother'), authorityOf('father'), consentRequested({ purpose }));

const granted = (grantor: string, occurredOn = '2025-09-02') => consentGranted({ grantor, capacity: grantor === 'pupil' ? 'pupil' : 'authority-holder', occurredOn });

/** What is missing on a day; nothing is in force. */
const gaps = (file: Given, on = NOW, time?: string): readonly string[] => {
  const { inForce, missing } = consentInForce(file.dossier, defaults, newId('consent'), on, time);
  expect(inForce).toBe(missing.length === 0);
  return missing;
};

describe('W-23: consent is asked for one purpose and until a day (AVG 7)', () => {
  const file = given(pupilBorn('2014-05-20'));

  it('is recorded', () => file.when(requestConsent()).then(consentRequested()));
  it('may count for one day', () => file.when(requestConsent({ validUntil: '2025-09-01' })).then(consentRequested({ validUntil: '2025-09-01' })));
  it('is refused when it would end on the day before', () => file.when(requestConsent({ validUntil: '2025-08-31' })).thenRefused('consent-ends-before-it-starts'));
  it('is rejected on the first day of the next school year', () => file.when(requestConsent({ validUntil: '2026-08-01' })).thenRejected('consent-too-long'));

  it('asked on the last day of a school year ends on that day', () =>
    file.when(requestConsent({ occurredOn: '2026-07-31', validUntil: '2026-07-31' })).then(consentRequested({ occurredOn: '2026-07-31', validUntil: '2026-07-31' })));
  it('asked on the last day of a school year does not reach the next', () =>
    file.when(requestConsent({ occurredOn: '2026-07-31', validUntil: '2026-08-01' })).thenRejected('consent-too-long'));
  it('asked on the first day of a school year may last all of it', () =>
    file.when(requestConsent({ occurredOn: '2026-08-01', validUntil: '2027-07-31' })).then(consentRequested({ occurredOn: '2026-08-01', validUntil: '2027-07-31' })));
});

describe('W-22: who may consent is derived on the day (UAVG 5; source 004)', () => {
  const fifteen = asked('2010-03-11');
  const sixteen = asked(SIXTEEN);
  const eighteen = asked(EIGHTEEN);
  const seventeen = asked('2008-03-11');

  it('under 16 is a parent with authority', () => fifteen.when(grantConsent()).then(consentGranted()));
  it('on the day before the 16th birthday is not the pupil', () => fifteen.when(grantConsent({ grantor: 'pupil' })).thenRejected('grantor-not-entitled'));
  it('from the 16th birthday is the pupil', () => sixteen.when(grantConsent({ grantor: 'pupil' })).then(consentGranted({ grantor: 'pupil', capacity: 'pupil' })));
  it('at 16 and 17 is a parent too, for a care provider', () => sixteen.when(grantConsent()).then(consentGranted()));
  it('on the day before the 16th birthday is a parent for anything else', () => asked('2010-03-11', 'third-party').when(grantConsent()).then(consentGranted()));
  it('from the 16th birthday is no parent for anything else', () => asked(SIXTEEN, 'third-party').when(grantConsent()).thenRejected('grantor-not-entitled'));
  it('on the day before the 18th birthday is a parent for a care provider', () => seventeen.when(grantConsent()).then(consentGranted()));
  it('from the 18th birthday is no parent any more', () => eighteen.when(grantConsent()).thenRejected('grantor-not-entitled'));

  it('is not a caregiver without guardianship', () => fifteen.when(grantConsent({ grantor: 'caregiver' })).thenRejected('grantor-not-entitled'));
  it('is not a parent whose authority ended the day before', () => fifteen.and(authorityEndedOf('mother', '2026-03-09')).when(grantConsent()).thenRejected('grantor-not-entitled'));
  it('is a parent on the last day of authority', () => fifteen.and(authorityEndedOf('mother', NOW)).when(grantConsent()).then(consentGranted()));
  it('is not a parent whose authority begins the next day', () =>
    given(pupilBorn('2014-05-20'), mother, authorityOf('mother', '2026-03-11'), consentRequested()).when(grantConsent()).thenRejected('grantor-not-entitled'));

  it('born on 29 February is the pupil from 1 March, in other years', () => {
    const born = (occurredOn: string) => asked('2008-02-29', 'third-party').and(granted('pupil', occurredOn));
    expect([gaps(born('2024-02-28')), gaps(born('2024-02-29'))]).toEqual([['pupil-consent-missing'], []]);
    const leaplingAt18 = (on: string) => gaps(asked('2008-02-29').and(granted('pupil')), on);
    expect([leaplingAt18('2026-02-28'), leaplingAt18('2026-03-01')]).toEqual([['parent-consent-missing'], []]);
  });

  it('keeps in what right an irregular signature was given: none', () =>
    expect(fifteen.when(grantConsent({ grantor: 'caregiver' })).recordedAsIrregular().dossier.history.last).toMatchObject({ content: { data: { capacity: 'none' } } }));
});

describe('W-22, W-23: somebody grants, refuses and withdraws (UAVG 5; AVG 7(3))', () => {
  const file = asked('2014-05-20');

  it('is refused for a consent that was not asked', () => given(mother).when(grantConsent()).thenRefused('unknown-consent'));
  it('is refused for somebody who is not in the dossier', () => file.when(grantConsent({ grantor: 'stranger' })).thenRefused('grantor-unknown'));
  it('names both', () => given().when(refuseConsent()).thenRefused('unknown-consent', 'grantor-unknown'));
  it('grants nothing twice on a day', () => file.and(consentGranted()).when(grantConsent()).thenNothing());
  it('grants again on another day', () => file.and(consentGranted()).when(grantConsent({ occurredOn: '2026-03-11' })).then(consentGranted({ occurredOn: '2026-03-11' })));

  it('is rejected on the day before it was asked', () => file.when(grantConsent({ occurredOn: '2025-08-31' })).thenRejected('consent-outside-period'));
  it('grants on the first day', () => file.when(grantConsent({ occurredOn: '2025-09-01' })).then(consentGranted({ occurredOn: '2025-09-01' })));
  it('grants on the last day', () => file.when(grantConsent({ occurredOn: '2026-07-31' })).then(consentGranted({ occurredOn: '2026-07-31' })));
  it('is rejected on the day after the last', () => file.when(grantConsent({ occurredOn: '2026-08-01' })).thenRejected('consent-outside-period'));

  it('refuses', () => file.when(refuseConsent()).then(consentRefused()));
  it('refuses nothing twice on a day', () => file.and(consentRefused()).when(refuseConsent()).thenNothing());
  it('refuses only who may decide', () => file.when(refuseConsent({ grantor: 'pupil' })).thenRejected('grantor-not-entitled'));

  it('withdraws', () => file.and(granted('mother')).when(withdrawConsent()).then(consentWithdrawn()));
  it('withdraws nothing twice on a day', () => file.and(consentWithdrawn()).when(withdrawConsent()).thenNothing());
  it('withdraws what the other parent granted: either may stop it', () => file.and(granted('father')).when(withdrawConsent()).then(consentWithdrawn()));
  it('withdraws what was granted before authority ended', () =>
    file.and(granted('mother'), authorityEndedOf('mother', '2025-12-31')).when(withdrawConsent()).then(consentWithdrawn()));
  it('does not withdraw for somebody who never had a say', () => file.when(withdrawConsent({ grantor: 'caregiver' })).thenRejected('grantor-not-entitled'));
  it('is refused for a consent that was not asked', () => given(mother).when(withdrawConsent()).thenRefused('unknown-consent'));

  it('is rejected on a day on which the same person said no, if nobody knows which came first', () =>
    file.and(consentWithdrawn()).when(grantConsent()).thenRejected('objected-on-this-day'));
  it('is rejected when one of both times is unknown', () =>
    file.and(consentWithdrawn({ occurredTime: '09:00' })).when(grantConsent()).thenRejected('objected-on-this-day'));
  it('is rejected when the times are the same', () =>
    file.and(consentWithdrawn({ occurredTime: '09:00' })).when(grantConsent({ occurredTime: '09:00' })).thenRejected('objected-on-this-day'));
  it('grants when both times show that it came after', () =>
    file.and(consentWithdrawn({ occurredTime: '09:00' })).when(grantConsent({ occurredTime: '09:01' })).then(consentGranted({ occurredTime: '09:01' })));
});

describe('W-22: under 16 a care provider needs all known authority holders (policy; source 004)', () => {
  const file = asked('2014-05-20');

  it('is not in force before anybody granted', () => expect(gaps(file)).toEqual(['not-all-parents-consented']));
  it('is not in force when one of two granted', () => expect(gaps(file.and(granted('mother')))).toEqual(['not-all-parents-consented']));
  it('is in force when both granted', () => expect(gaps(file.and(granted('mother'), granted('father')))).toEqual([]));
  it('is not in force when one refused', () => expect(gaps(file.and(granted('mother'), consentRefused({ grantor: 'father' })))).toEqual(['parent-objects']));
  it('names both an objection and a silence', () => expect(gaps(file.and(consentRefused()))).toEqual(['parent-objects', 'not-all-parents-consented']));

  it('is in force with the only one who is known', () =>
    expect(gaps(given(pupilBorn('2014-05-20'), mother, father, authorityOf('mother'), consentRequested(), granted('mother')))).toEqual([]));
  it('is never in force when nobody is known to have authority', () =>
    expect(gaps(given(pupilBorn('2014-05-20'), mother, consentRequested(), granted('mother')))).toEqual(['nobody-with-authority']));
  it('is not in force for a pupil of unknown age who signed alone', () =>
    expect(gaps(given(pupilOfUnknownAge, mother, authorityOf('mother'), consentRequested(), granted('pupil')))).toEqual(['not-all-parents-consented']));
  it('counts nothing that was irregular', () =>
    expect(gaps(given(pupilBorn('2014-05-20'), mother, caregiver, authorityOf('mother'), consentRequested()).when(grantConsent({ grantor: 'caregiver' })).recordedAsIrregular())).toEqual(['not-all-parents-consented']));
  it('knows no consent that was not asked', () => expect(gaps(given())).toEqual(['unknown-consent']));
});

describe('W-22: for the rest one parent is enough, without an open objection of another (policy)', () => {
  const file = asked('2014-05-20', 'third-party');

  it('is not in force before anybody granted', () => expect(gaps(file)).toEqual(['parent-consent-missing']));
  it('is in force when one granted', () => expect(gaps(file.and(granted('mother')))).toEqual([]));
  it('is not in force when the other refused', () => expect(gaps(file.and(granted('mother'), consentRefused({ grantor: 'father', occurredOn: '2025-09-03' })))).toEqual(['parent-objects']));
  it('is in force again when the other grants after all', () =>
    expect(gaps(file.and(granted('mother'), consentRefused({ grantor: 'father', occurredOn: '2025-09-03' }), granted('father', '2025-09-04')))).toEqual([]));
  it('does not count the objection of one without authority on the day of the act', () =>
    expect(gaps(file.and(granted('mother'), consentRefused({ grantor: 'father', occurredOn: '2025-09-03' }), authorityEndedOf('father', '2026-01-31')))).toEqual([]));
  it('is not in force when the only one objects', () =>
    expect(gaps(given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested({ purpose: 'third-party' }), consentRefused()))).toEqual(['parent-objects', 'parent-consent-missing']));
  it('is never in force when nobody is known to have authority', () =>
    expect(gaps(given(pupilBorn('2014-05-20'), mother, consentRequested({ purpose: 'previous-school' }), granted('mother')))).toEqual(['nobody-with-authority']));
});

describe('W-22, W-23: authority and age are those of the day of the act, whoever signed before (BW 1:245; UAVG 5)', () => {
  const both = asked('2014-05-20').and(granted('mother'), granted('father'));

  it('stops to need a parent whose authority ended', () => {
    const file = asked('2014-05-20').and(granted('mother'), authorityEndedOf('father', '2026-01-31'));
    expect([gaps(file, '2026-01-31'), gaps(file, '2026-02-01')]).toEqual([['not-all-parents-consented'], []]);
  });

  it('starts to need a parent whose authority begins', () => {
    const file = given(pupilBorn('2014-05-20'), mother, father, authorityOf('mother'), authorityOf('father', '2026-02-01'), consentRequested(), granted('mother'));
    expect([gaps(file, '2026-01-31'), gaps(file, '2026-02-01')]).toEqual([[], ['not-all-parents-consented']]);
  });

  it('does not count what somebody signed who had no authority on that day, as is known now', () => {
    const file = given(pupilBorn('2014-05-20'), mother, authorityOf('mother', '2026-01-01'), consentRequested(), granted('mother', '2025-12-31'));
    expect(gaps(file)).toEqual(['not-all-parents-consented']);
  });

  it('stops when the last authority ends', () => {
    const file = both.and(authorityEndedOf('mother', '2026-01-31'), authorityEndedOf('father', '2026-01-31'));
    expect([gaps(file, '2026-01-31'), gaps(file, '2026-02-01')]).toEqual([[], ['nobody-with-authority']]);
  });

  it('what only parents granted stops on the 16th birthday', () => {
    const file = asked(SIXTEEN).and(granted('mother'), granted('father'));
    expect([gaps(file, '2026-03-09'), gaps(file, '2026-03-10')]).toEqual([[], ['pupil-consent-missing']]);
  });

  it('what the pupil is said to have granted before the 16th birthday does not count', () => {
    const on = (occurredOn: string) => gaps(asked(SIXTEEN, 'third-party').and(granted('pupil', occurredOn)), '2026-03-20');
    expect([on('2026-03-09'), on('2026-03-10')]).toEqual([['pupil-consent-missing'], []]);
  });

  it('counts what the parent granted before the 16th birthday as the parent’s part', () =>
    expect(gaps(asked(SIXTEEN).and(granted('mother'), granted('pupil', '2026-03-10')), '2026-03-10')).toEqual([]));
});

describe('W-22: at 16 and 17 a care provider needs the pupil and one parent, the rest the pupil alone (UAVG 5; source 004)', () => {
  const file = asked('2009-06-01');

  it('is not in force with the parents alone', () => expect(gaps(file.and(granted('mother'), granted('father')))).toEqual(['pupil-consent-missing']));
  it('is not in force with the pupil alone', () => expect(gaps(file.and(granted('pupil')))).toEqual(['parent-consent-missing']));
  it('is in force with the pupil and one parent', () => expect(gaps(file.and(granted('pupil'), granted('mother')))).toEqual([]));
  it('names both when nobody granted', () => expect(gaps(file)).toEqual(['pupil-consent-missing', 'parent-consent-missing']));
  it('is not in force when the pupil wants it no more', () =>
    expect(gaps(file.and(granted('pupil'), granted('mother'), consentWithdrawn({ grantor: 'pupil', occurredOn: '2026-01-10' })))).toEqual(['pupil-consent-missing']));
  it('is not in force when the only parent who granted wants it no more', () =>
    expect(gaps(file.and(granted('pupil'), granted('mother'), consentWithdrawn({ occurredOn: '2026-01-10' })))).toEqual(['parent-consent-missing']));
  it('is not in force when no parent is known to have authority', () =>
    expect(gaps(given(pupilBorn('2009-06-01'), mother, consentRequested(), granted('pupil')))).toEqual(['nobody-with-authority']));
  it('is in force with the pupil alone for anything else', () => expect(gaps(asked('2009-06-01', 'third-party').and(granted('pupil')))).toEqual([]));
  it('is not in force with the parents alone for anything else', () =>
    expect(gaps(asked('2009-06-01', 'third-party').and(granted('mother'), granted('father')))).toEqual(['pupil-consent-missing']));
});

describe('W-22: from the 18th birthday the pupil alone (BW 1:233)', () => {
  const file = asked(EIGHTEEN).and(granted('pupil'));

  it('needs a parent on the day before', () => expect(gaps(file, '2026-03-09')).toEqual(['parent-consent-missing']));
  it('needs none on the birthday', () => expect(gaps(file, '2026-03-10')).toEqual([]));
  it('needs nobody with authority', () => expect(gaps(given(pupilBorn(EIGHTEEN), consentRequested(), granted('pupil')), '2026-03-10')).toEqual([]));
  it('is not in force when the pupil did not grant', () => expect(gaps(asked(EIGHTEEN).and(granted('mother'), granted('father')), '2026-03-10')).toEqual(['pupil-consent-missing']));
});

describe('W-23: consent counts from its first to its last day (AVG 7; policy)', () => {
  const file = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested(), granted('mother', '2025-09-01'));

  it('does not on the day before it was asked', () => expect(gaps(file, '2025-08-31')).toContain('consent-outside-period'));
  it('does on the day itself', () => expect(gaps(file, '2025-09-01')).toEqual([]));
  it('does on the last day', () => expect(gaps(file, '2026-07-31')).toEqual([]));
  it('does not on the day after', () => expect(gaps(file, '2026-08-01')).toEqual(['consent-outside-period']));
  it('does not on the day before it was granted', () => expect(gaps(given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested(), granted('mother', '2025-09-02')), '2025-09-01')).toEqual(['not-all-parents-consented']));
});

describe('W-23: withdrawn is at once (AVG 7(3))', () => {
  const file = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested(), granted('mother'));
  const withdrawn = file.and(consentWithdrawn());
  const withdrawnAt11 = file.and(consentWithdrawn({ occurredTime: '11:00' }));

  it('leaves the day before in force', () => expect(gaps(withdrawn, '2026-03-09')).toEqual([]));
  it('counts for the whole day', () => expect(gaps(withdrawn, '2026-03-10')).toEqual(['parent-objects']));
  it('counts for the whole day when only the act has a time', () => expect(gaps(withdrawn, '2026-03-10', '08:00')).toEqual(['parent-objects']));
  it('counts for the whole day when only the withdrawal has a time', () => expect(gaps(withdrawnAt11, '2026-03-10')).toEqual(['parent-objects']));
  it('leaves an act in force that surely came before', () => expect(gaps(withdrawnAt11, '2026-03-10', '10:59')).toEqual([]));
  it('stops an act at the same minute', () => expect(gaps(withdrawnAt11, '2026-03-10', '11:00')).toEqual(['parent-objects']));
  it('stops everything after', () => expect(gaps(withdrawnAt11, '2026-03-11', '08:00')).toEqual(['parent-objects']));

  it('ends when granted again on a later day', () => {
    const again = withdrawn.and(granted('mother', '2026-03-11'));
    expect([gaps(again, '2026-03-10'), gaps(again, '2026-03-11')]).toEqual([['parent-objects'], []]);
  });

  it('does not count a grant of that day at a later time for an act that surely came first', () => {
    const at12 = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested(), consentGranted({ occurredTime: '12:00' }));
    expect([gaps(at12, NOW, '11:59'), gaps(at12, NOW, '12:00'), gaps(at12, NOW)]).toEqual([['not-all-parents-consented'], [], []]);
  });

  it('holds whatever is recorded first: a late withdrawal stops an older grant', () => {
    const late = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested(), consentWithdrawn({ occurredOn: '2026-03-01' }), granted('mother', '2026-02-01'));
    expect([gaps(late, '2026-02-28'), gaps(late, '2026-03-01')]).toEqual([[], ['parent-objects']]);
  });
});

describe('W-21, W-22, W-23: a care provider is contacted only with consent in force (source 004; AVG 6(1)(a); UAVG 5)', () => {
  const file = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested());
  const consented = file.and(granted('mother'));

  it('is recorded', () => consented.when(contactCareProvider()).then(careProviderContacted()));
  it('is refused on a consent that was not asked', () => given().when(contactCareProvider()).thenRefused('unknown-consent'));
  it('is rejected on a consent for something else', () =>
    given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested({ purpose: 'third-party' }), granted('mother')).when(contactCareProvider()).thenRejected('consent-for-other-purpose'));
  it('is rejected without the parents', () => file.when(contactCareProvider()).thenRejected('not-all-parents-consented'));
  it('is rejected when a parent objects', () => consented.and(consentWithdrawn({ occurredOn: '2026-03-09' })).when(contactCareProvider()).thenRejected('parent-objects'));
  it('is rejected at a time after the withdrawal', () =>
    consented.and(consentWithdrawn({ occurredTime: '11:00' })).when(contactCareProvider({ occurredTime: '11:30' })).thenRejected('parent-objects'));
  it('is recorded at a time before the withdrawal of that day', () =>
    consented.and(consentWithdrawn({ occurredTime: '11:00' })).when(contactCareProvider({ occurredTime: '10:30' })).then(careProviderContacted({ occurredTime: '10:30' })));
  it('is rejected when nobody is known to have authority', () => given(pupilBorn('2014-05-20'), consentRequested()).when(contactCareProvider()).thenRejected('nobody-with-authority'));
  it('is recorded on the last day', () => consented.when(contactCareProvider({ occurredOn: '2026-07-31' })).then(careProviderContacted({ occurredOn: '2026-07-31' })));
  it('is rejected after the last day', () => consented.when(contactCareProvider({ occurredOn: '2026-08-01' })).thenRejected('consent-outside-period'));
  it('is rejected at 16 without the pupil', () => asked(SIXTEEN).and(granted('mother')).when(contactCareProvider()).thenRejected('pupil-consent-missing'));
  it('is recorded at 16 with the pupil and one parent', () => asked(SIXTEEN).and(granted('pupil', NOW), granted('mother')).when(contactCareProvider()).then(careProviderContacted()));
  it('is recorded on the day before on the parents’ word', () =>
    asked(SIXTEEN).and(granted('mother'), granted('father')).when(contactCareProvider({ occurredOn: '2026-03-09' })).then(careProviderContacted({ occurredOn: '2026-03-09' })));
  it('is rejected at 16 without a parent', () => asked(SIXTEEN).and(granted('pupil', NOW)).when(contactCareProvider()).thenRejected('parent-consent-missing'));
  it('is rejected without a parent on the day before the 18th birthday', () =>
    asked(EIGHTEEN).and(granted('pupil')).when(contactCareProvider({ occurredOn: '2026-03-09' })).thenRejected('parent-consent-missing'));
  it('is recorded without a parent on the 18th birthday', () => asked(EIGHTEEN).and(granted('pupil')).when(contactCareProvider()).then(careProviderContacted()));
  it('names everything that is missing at once', () =>
    asked(SIXTEEN, 'third-party').when(contactCareProvider({ occurredOn: '2026-08-01' })).thenRejected('consent-for-other-purpose', 'consent-outside-period', 'pupil-consent-missing'));
});

describe('W-26: a pupil from 16 lets a parent look along (UAVG 5; source 004)', () => {
  const file = given(pupilBorn(SIXTEEN), mother, father);
  const may = (file: Given, scope: 'copy' | 'everything', on: string, parent = 'mother') => permissionInForce(file.dossier, parent, scope, on);

  it('is rejected on the day before the 16th birthday', () => file.when(grantPupilPermission({ occurredOn: '2026-03-09' })).thenRejected('permission-before-16'));
  it('is recorded on the 16th birthday', () => file.when(grantPupilPermission()).then(pupilPermissionGranted()));
  it('is refused for somebody who is not in the dossier', () => file.when(grantPupilPermission({ parent: 'stranger' })).thenRefused('permitted-parent-unknown'));
  it('is refused for the pupil', () => file.when(grantPupilPermission({ parent: 'pupil' })).thenRefused('permission-for-pupil'));

  it('counts from its day', () => {
    const permitted = file.and(pupilPermissionGranted({ occurredOn: '2026-03-12' }));
    expect([may(permitted, 'copy', '2026-03-11'), may(permitted, 'copy', '2026-03-12')]).toEqual([false, true]);
  });

  it('given before the 16th birthday does not count from it', () => expect(may(file.and(pupilPermissionGranted({ occurredOn: '2026-03-09' })), 'copy', '2026-03-10')).toBe(false));
  it('given at 17 survives the 18th birthday', () =>
    expect(may(given(pupilBorn(EIGHTEEN), mother, pupilPermissionGranted({ occurredOn: '2026-03-09' })), 'copy', '2026-03-10')).toBe(true));
  it('is for one parent', () => expect(may(file.and(pupilPermissionGranted()), 'copy', NOW, 'father')).toBe(false));
  it('for a copy is not for everything', () => expect(may(file.and(pupilPermissionGranted()), 'everything', NOW)).toBe(false));
  it('for everything is for a copy too', () => expect(may(file.and(pupilPermissionGranted({ scope: 'everything' })), 'copy', NOW)).toBe(true));
  it('does not count for a pupil of unknown age', () => expect(may(given(pupilOfUnknownAge, mother, pupilPermissionGranted()), 'copy', NOW)).toBe(false));

  describe('until it is withdrawn', () => {
    const permitted = file.and(pupilPermissionGranted());
    const withdrawn = permitted.and(pupilPermissionWithdrawn({ occurredOn: '2026-04-01' }));

    it('is recorded', () => permitted.when(withdrawPupilPermission()).then(pupilPermissionWithdrawn()));
    it('is refused when it was not given', () => file.when(withdrawPupilPermission()).thenRefused('unknown-permission'));
    it('records nothing when asked twice', () => {
      withdrawn.when(withdrawPupilPermission({ occurredOn: '2026-04-01' })).thenNothing();
      withdrawn.when(withdrawPupilPermission({ occurredOn: '2026-04-02' })).thenNothing();
    });
    it('is recorded when it turns out to have been earlier', () =>
      withdrawn.when(withdrawPupilPermission({ occurredOn: '2026-03-31' })).then(pupilPermissionWithdrawn({ occurredOn: '2026-03-31' })));
    it('counts on the day before and not on the day itself', () => expect([may(withdrawn, 'copy', '2026-03-31'), may(withdrawn, 'copy', '2026-04-01')]).toEqual([true, false]));
    it('stays with the earliest day', () => {
      const twice = withdrawn.and(pupilPermissionWithdrawn({ occurredOn: '2026-03-20' }), pupilPermissionWithdrawn({ occurredOn: '2026-05-01' }));
      expect([may(twice, 'copy', '2026-03-19'), may(twice, 'copy', '2026-03-20')]).toEqual([true, false]);
    });
    it('can be given anew', () => expect(may(withdrawn.and(pupilPermissionGranted({ permissionId: 'again', occurredOn: '2026-04-01' })), 'copy', '2026-04-01')).toBe(true));
  });
});

describe('W-23: on the 16th birthday the school asks the pupil anew (UAVG 5)', () => {
  const file = asked(SIXTEEN).and(granted('mother'), granted('father'));

  it('is due on the birthday, not before', () => expect([file.due('2026-03-09'), file.due('2026-03-10')]).toEqual([[], [{ rule: 'W-23', due: '2026-03-10', entry: 6 }]]));
  it('is done when the pupil grants', () => expect(file.and(granted('pupil', NOW)).due(NOW)).toEqual([]));
  it('is done when the pupil refuses', () => expect(file.and(consentRefused({ grantor: 'pupil' })).due(NOW)).toEqual([]));
  it('ends with the consent itself', () => expect([file.due('2026-07-31').length, file.due('2026-08-01').length]).toEqual([1, 0]));
  it('is not asked of a consent that nobody gave', () => expect(asked(SIXTEEN).due(NOW)).toEqual([]));
  it('is not asked of a consent that was asked on the birthday or later: the pupil was asked at once', () => {
    const askedOn = (occurredOn: string) => given(pupilBorn(SIXTEEN), mother, authorityOf('mother'), consentRequested({ occurredOn }), granted('mother', '2026-03-11')).due('2026-03-12');
    expect([askedOn('2026-03-09').length, askedOn('2026-03-10').length]).toEqual([1, 0]);
  });
});
