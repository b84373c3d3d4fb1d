import { enrolPupil, mother, newId, personAdded, pupilEnrolled, registerPupil, registrationReceived } from './builders/index.ts';
import { given } from './given.ts';

describe('W-06: a written registration by a parent opens the dossier (WPO 40(2); WVO 2020 8.8(1); source 004)', () => {
  const on = { occurredOn: '2026-01-12' } as const;
  const pupil = (bornOn: string) => personAdded({ personId: newId('pupil'), role: 'pupil', name: 'Noor', bornOn, ...on });
  const submitter = personAdded({ personId: newId('submitter'), role: 'parent', name: 'Moeder', ...on });

  it('records who registered the pupil, and adds both to the dossier', () =>
    given().when(registerPupil()).then(registrationReceived(), pupil('2014-05-20'), submitter));

  it('keeps what a caregiver is to the pupil', () =>
    given()
      .when(registerPupil({ submitter: { name: 'Pleegmoeder', capacity: 'caregiver', relation: 'pleegmoeder' } }))
      .then(
        registrationReceived({ capacity: 'caregiver' }),
        pupil('2014-05-20'),
        personAdded({ personId: newId('submitter'), role: 'caregiver', name: 'Pleegmoeder', relation: 'pleegmoeder', ...on }),
      ));

  it('is rejected when it was not in writing', () => given().when(registerPupil({ written: false })).thenRejected('registration-not-written'));

  it('is refused when the dossier has begun', () => given(mother).when(registerPupil()).thenRefused('already-registered'));

  describe('a pupil registers itself from the 18th birthday', () => {
    const bySelf = (bornOn: string) => registerPupil({ pupil: { name: 'Noor', bornOn }, submitter: { name: 'Noor', capacity: 'pupil' } });

    it('is rejected on the day before', () => given().when(bySelf('2008-01-13')).thenRejected('registration-by-minor'));

    it('is recorded on the birthday itself, and the pupil is one person', () =>
      given().when(bySelf('2008-01-12')).then(registrationReceived({ capacity: 'pupil', submittedBy: newId('pupil') }), pupil('2008-01-12')));
  });

  describe('a child can be registered from the day it is 3', () => {
    const born = (bornOn: string) => registerPupil({ pupil: { name: 'Noor', bornOn } });

    it('is rejected on the day before', () => given().when(born('2023-01-13')).thenRejected('registration-too-young'));
    it('is recorded on the 3rd birthday', () => given().when(born('2023-01-12')).then(registrationReceived(), pupil('2023-01-12'), submitter));
  });

  it('names every broken rule at once', () =>
    given().when(registerPupil({ written: false, pupil: { name: 'Noor', bornOn: '2024-01-01' } })).thenRejected('registration-not-written', 'registration-too-young'));
});

describe('A pupil is enrolled at a school of the board', () => {
  it('is recorded', () => given(registrationReceived()).when(enrolPupil()).then(pupilEnrolled()));
  it('records nothing when asked twice', () => given(pupilEnrolled()).when(enrolPupil()).thenNothing());
  it('is recorded for another school of the board', () => given(pupilEnrolled()).when(enrolPupil({ schoolId: 'other' })).then(pupilEnrolled({ schoolId: 'other' })));

  it('knows where the pupil was registered and is enrolled', () =>
    expect(given(registrationReceived({ schoolId: 'first' }), pupilEnrolled({ schoolId: 'second' })).dossier.registration).toMatchObject({ registeredAt: 'first', enrolledAt: 'second' }));
});
