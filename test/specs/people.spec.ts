import { assignmentsOf, authorityHolders, hasAuthority, hasReached, isMinor, personBehind } from '../../src/dossier/domain/index.ts';
import { isParentInEducation } from '../../src/dossier/domain/people/people.facts.ts';
import {
  accountLinked,
  accountUnlinked,
  addPerson,
  assignStaff,
  authorityEnded,
  authorityEndedOf,
  authorityOf,
  authorityRecorded,
  caregiver,
  changeContactDetails,
  contactDetailsChanged,
  endAuthority,
  father,
  grandmother,
  linkAccount,
  mother,
  personAdded,
  pupilBorn,
  pupilOfUnknownAge,
  recordAuthority,
  staffAssigned,
  staffUnassigned,
  unassignStaff,
  unlinkAccount,
} from './builders/index.ts';
import { given } from './given.ts';

describe('W-05: a dossier is about exactly one pupil (AVG 15(4); policy)', () => {
  it('records a parent', () => given().when(addPerson()).then(personAdded()));
  it('records the pupil', () => given().when(addPerson({ role: 'pupil' })).then(personAdded({ role: 'pupil' })));
  it('refuses a second pupil', () => given(pupilBorn('2014-05-20')).when(addPerson({ role: 'pupil' })).thenRefused('pupil-already-known'));
});

describe('W-25: parental authority is a dated fact, from evidence (BW 1:245, 1:251)', () => {
  const file = given(pupilBorn('2014-05-20'), mother, father);
  const seen = (seenOn: string) => ({ kind: 'court-order', seenOn }) as const;
  const holders = (file: ReturnType<typeof given>, on: string) => authorityHolders(file.dossier.people, on).map(({ personId }) => personId);

  it('is recorded', () => file.when(recordAuthority()).then(authorityRecorded()));
  it('is refused for somebody who is not in the dossier', () => file.when(recordAuthority({ personId: 'stranger' })).thenRefused('unknown-person'));
  it('is rejected for the pupil', () => file.when(recordAuthority({ personId: 'pupil' })).thenRejected('authority-only-for-adults-around'));

  it('is rejected when the evidence was seen after the day it was recorded for', () =>
    file.when(recordAuthority({ occurredOn: '2026-02-01', evidence: seen('2026-02-02') })).thenRejected('authority-evidence-in-future'));

  it('is recorded when the evidence was seen on that day', () =>
    file
      .when(recordAuthority({ occurredOn: '2026-02-01', evidence: seen('2026-02-01') }))
      .then(authorityRecorded({ occurredOn: '2026-02-01', evidence: seen('2026-02-01') })));

  it('is nobody’s until it is recorded', () => expect(holders(file, '2026-03-10')).toEqual([]));

  it('begins on its first day', () => {
    const withAuthority = file.and(authorityOf('mother', '2026-02-01'));
    expect([holders(withAuthority, '2026-01-31'), holders(withAuthority, '2026-02-01')]).toEqual([[], ['mother']]);
  });

  it('ends after its last day', () => {
    const ended = file.and(authorityOf('mother'), authorityOf('father'), authorityEndedOf('mother', '2026-01-31'));
    expect([holders(ended, '2026-01-31'), holders(ended, '2026-02-01')]).toEqual([['mother', 'father'], ['father']]);
  });

  it('ends earlier when an earlier end becomes known, and can begin again', () => {
    const again = file.and(authorityOf('mother'), authorityEndedOf('mother', '2026-01-31'), authorityEndedOf('mother', '2025-12-31'), authorityOf('mother', '2026-03-01'));
    expect(['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01'].map((on) => hasAuthority(again.dossier.people, 'mother', on))).toEqual([true, false, false, true]);
  });

  it('is ended from evidence', () => file.and(authorityOf('mother')).when(endAuthority()).then(authorityEnded()));
  it('is not ended for somebody who is not in the dossier', () => file.when(endAuthority({ personId: 'stranger' })).thenRefused('unknown-person'));
  it('cannot end where it is not', () => file.when(endAuthority()).thenRejected('no-authority-to-end'));

  it('is not ended on evidence that nobody had seen', () =>
    file.and(authorityOf('mother')).when(endAuthority({ evidence: seen('2030-01-01') })).thenRejected('authority-evidence-in-future'));

  it('has no effect when recorded as irregular', () => {
    const wrong = file.when(recordAuthority({ personId: 'pupil' })).recordedAsIrregular();
    expect(holders(wrong, '2026-03-10')).toEqual([]);
  });
});

describe('“Ouder” in education law is wider than authority (WPO 1; docs/rules.md, People and authority)', () => {
  const { people } = given(pupilBorn('2014-05-20'), mother, father, caregiver, grandmother, authorityOf('mother')).dossier;
  const isParent = (personId: string) => isParentInEducation(people, personId, '2026-03-10');

  it('is a parent with authority, or a caregiver', () => expect(['mother', 'caregiver'].map(isParent)).toEqual([true, true]));
  it('is not a parent without authority, nor another relative', () => expect(['father', 'grandmother'].map(isParent)).toEqual([false, false]));
});

describe('Age is computed from the date of birth on the day of the act (BW 1:233; UAVG 5)', () => {
  const minorOn = (bornOn: string, on: string) => isMinor(given(pupilBorn(bornOn)).dossier.people, on);

  it('is a minor on the day before the 18th birthday, of age on the day', () => expect([minorOn('2008-03-02', '2026-03-01'), minorOn('2008-03-02', '2026-03-02')]).toEqual([true, false]));

  it('completes a year on 1 March when born on 29 February, in other years', () =>
    expect([minorOn('2008-02-29', '2026-02-28'), minorOn('2008-02-29', '2026-03-01')]).toEqual([true, false]));

  it('completes it on 29 February in a leap year', () => {
    const sixteen = (on: string) => hasReached(given(pupilBorn('2008-02-29')).dossier.people, 16, on);
    expect([sixteen('2024-02-28'), sixteen('2024-02-29')]).toEqual([false, true]);
  });

  it('counts an unknown date of birth as under every age', () => {
    const { people } = given(pupilOfUnknownAge).dossier;
    expect([hasReached(people, 16, '2090-01-01'), isMinor(people, '2090-01-01')]).toEqual([false, true]);
  });
});

describe('Contact details belong to one person', () => {
  const file = given(mother);
  it('are recorded', () => file.when(changeContactDetails()).then(contactDetailsChanged()));
  it('are refused for somebody who is not in the dossier', () => file.when(changeContactDetails({ personId: 'father' })).thenRefused('unknown-person'));
});

describe('W-25: a sign-in account belongs to one person of the dossier (policy)', () => {
  const file = given(mother, father);
  const behind = (file: ReturnType<typeof given>) => personBehind(file.dossier.people, 'account-of-mother')?.personId;

  it('is linked', () => file.when(linkAccount()).then(accountLinked()));
  it('records nothing when asked twice', () => file.and(accountLinked()).when(linkAccount()).thenNothing());
  it('is refused for somebody who is not in the dossier', () => file.when(linkAccount({ personId: 'stranger' })).thenRefused('unknown-person'));
  it('is refused when it is another’s', () => file.and(accountLinked()).when(linkAccount({ personId: 'father' })).thenRefused('account-linked-to-other'));
  it('is unlinked', () => file.and(accountLinked()).when(unlinkAccount()).then(accountUnlinked()));
  it('records nothing when it was not linked', () => file.when(unlinkAccount()).thenNothing());
  it('records nothing when it is another’s', () => file.and(accountLinked()).when(unlinkAccount({ personId: 'father' })).thenNothing());
  it('can be linked to another after that', () => file.and(accountLinked(), accountUnlinked()).when(linkAccount({ personId: 'father' })).then(accountLinked({ personId: 'father' })));

  it('tells the person behind it', () =>
    expect([behind(file), behind(file.and(accountLinked())), behind(file.and(accountLinked(), accountUnlinked()))]).toEqual([undefined, 'mother', undefined]));
});

describe('Staff work with a pupil from a day to a day, both included', () => {
  const worksOn = (file: ReturnType<typeof given>, on: string) => assignmentsOf(file.dossier.people, 'account-of-mentor', on).length === 1;

  it('is recorded', () => given().when(assignStaff()).then(staffAssigned()));
  it('is refused when it would end before it starts', () => given().when(assignStaff({ from: '2026-02-01', until: '2026-01-31' })).thenRefused('assignment-ends-before-it-starts'));
  it('may be for one day', () => given().when(assignStaff({ from: '2026-02-01', until: '2026-02-01' })).then(staffAssigned({ from: '2026-02-01', until: '2026-02-01' })));
  it('ends', () => given(staffAssigned()).when(unassignStaff()).then(staffUnassigned()));
  it('cannot end before it starts', () => given(staffAssigned()).when(unassignStaff({ until: '2025-08-17' })).thenRefused('assignment-ends-before-it-starts'));
  it('cannot end when it is not there', () => given().when(unassignStaff()).thenRefused('unknown-assignment'));

  it('counts on its first and last day and not outside', () => {
    const file = given(staffAssigned({ until: '2026-02-27' }));
    expect(['2025-08-17', '2025-08-18', '2026-02-27', '2026-02-28'].map((on) => worksOn(file, on))).toEqual([false, true, true, false]);
  });

  it('counts until its end when that is set later', () => {
    const file = given(staffAssigned(), staffUnassigned({ until: '2026-02-28' }));
    expect(['2026-02-28', '2026-03-01'].map((on) => worksOn(file, on))).toEqual([true, false]);
  });
});
