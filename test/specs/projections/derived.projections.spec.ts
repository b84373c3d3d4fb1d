import { consents, obligations, openAgreements, overview } from '../../../src/dossier/projections/index.ts';
import { entryCorrected } from '../builders/information-rights.ts';
import { agreementEvaluated, agreementMade, authorityOf, consentGranted, consentRequested, consentWithdrawn, developmentGoalSet, entryId, father, forgotten, goalProgressRecorded, irregular, mother, newId, pupilBorn, pupilEnrolled, registrationReceived, text } from '../builders/index.ts';
import { defaults, given, type Given } from '../given.ts';

const subject = { id: '0b7f9a52-6f0e-4b1e-9d55-3d7f3f0c9a11', tenant: 'board', stream: 'dossier-board_0b7f9a52-6f0e-4b1e-9d55-3d7f3f0c9a11' };
const place = { dossierId: subject.id, tenant: 'board' };

const agreementsIn = ({ dossier }: Given) => openAgreements.derive(dossier, subject);
const consentsIn = ({ dossier }: Given) => consents.derive(dossier, subject);
const overviewOf = ({ dossier }: Given) => overview.derive({ ...dossier, policyOn: defaults }, subject);

describe('Open agreements', () => {
  it('are those that nobody has evaluated, each with its entry and its words', () => {
    const made = given(agreementMade({ agreementId: 'a', evaluateOn: '2026-04-10' }), agreementMade({ agreementId: 'b' }), agreementEvaluated({ agreementId: 'b' }));
    expect(agreementsIn(made)).toEqual([
      {
        id: 'a',
        fields: { ...place, evaluateOn: '2026-04-10' },
        content: { agreementId: 'a', entryId: entryId(0), madeOn: '2026-03-10', text: text('Noor leest elke dag een kwartier.'), rationale: text('Dan wordt lezen makkelijker.') },
      },
    ]);
  });

  it('say what they say after correction', () => {
    const { participants, evaluateOn, rationale, thirdParties } = agreementMade().data;
    const corrected = { occurredOn: '2026-03-09', data: { agreementId: 'a', participants, evaluateOn, rationale, thirdParties, text: text('Noor leest om de dag.') } };
    const [document] = agreementsIn(given(agreementMade({ agreementId: 'a' }), entryCorrected({ entryId: entryId(0), corrected })));
    expect(document?.content).toMatchObject({ madeOn: '2026-03-09', text: text('Noor leest om de dag.') });
  });

  it('are not those without legal effect, nor those erased', () => {
    expect(agreementsIn(given(irregular(agreementMade(), 'parent-not-present')))).toEqual([]);
    expect(agreementsIn(given(forgotten(agreementMade())))).toEqual([]);
  });
});

describe('Consents', () => {
  const asked = [pupilBorn('2014-05-20'), mother, father, authorityOf('mother'), authorityOf('father'), consentRequested({ consentId: 'c' })] as const;

  it('show what was asked, of whom, and what everybody last said', () => {
    const said = given(...asked, consentGranted({ consentId: 'c', grantor: 'mother' }), consentGranted({ consentId: 'c', grantor: 'father' }), consentWithdrawn({ consentId: 'c', grantor: 'father', occurredOn: '2026-03-12' }));
    expect(consentsIn(said)).toEqual([
      {
        id: 'c',
        fields: place,
        content: {
          consentId: 'c',
          purpose: 'care-provider',
          counterparty: 'Logopedist',
          scope: 'spraak en taal',
          requestedOn: '2025-09-01',
          validUntil: '2026-07-31',
          grantors: [{ personId: 'mother', state: 'yes' }, { personId: 'father', state: 'no' }],
          entryIds: [5, 6, 7, 8].map(entryId),
        },
      },
    ]);
  });

  it('take a yes of somebody without authority for silence', () => {
    const [document] = consentsIn(given(pupilBorn('2014-05-20'), mother, consentRequested({ consentId: 'c' }), consentGranted({ consentId: 'c', grantor: 'mother' })));
    expect(document?.content.grantors).toEqual([{ personId: 'mother', state: 'silent' }]);
  });

  it('keep an irregular yes among the entries, without effect', () => {
    const [document] = consentsIn(given(...asked, irregular(consentGranted({ consentId: 'c' }), 'grantor-not-entitled')));
    expect(document?.content).toMatchObject({ grantors: [], entryIds: [5, 6].map(entryId) });
  });

  it('are gone when the question was erased', () => {
    expect(consentsIn(given(forgotten(consentRequested({ consentId: 'c' })), consentGranted({ consentId: 'c' })))).toEqual([]);
  });
});

describe('The overview of a dossier', () => {
  const registered = [registrationReceived({ schoolId: 'first' }), pupilBorn('2014-05-20')] as const;

  it('says whose it is, what is open and what comes next, the earliest first', () => {
    const open = given(...registered, agreementMade({ agreementId: newId('agreement'), evaluateOn: '2026-07-01' }), developmentGoalSet({ goalId: 'g', evaluateOn: '2026-06-15' }), goalProgressRecorded({ goalId: 'g' }));
    const [document] = overviewOf(open);
    expect(document).toMatchObject({
      id: subject.id,
      fields: { ...place, schoolId: 'first' },
      content: {
        pupil: { name: 'Noor', bornOn: '2014-05-20' },
        openGoals: [{ goalId: 'g', entryId: entryId(3), goal: text('Noor leest niveau E6.'), evaluateOn: '2026-06-15' }],
        openAgreements: 1,
        nextDates: [{ on: '2026-06-15', what: 'evaluate-goal', entryId: entryId(3) }, { on: '2026-07-01', what: 'evaluate-agreement', entryId: entryId(2) }],
        asOf: '2026-01-01',
      },
    });
    expect(document?.content.obligations.map(({ rule, due }) => [rule, due])).toEqual([['W-06', '2026-01-12'], ['W-07', '2026-02-23'], ['W-08', '2026-03-24'], ['W-14', '2026-06-15'], ['W-19', '2026-07-01']]);
  });

  it('belongs to the school of enrolment, once enrolled', () => {
    expect(overviewOf(given(...registered, pupilEnrolled({ schoolId: 'second' })))[0]?.fields['schoolId']).toBe('second');
  });

  it('shows a gap where the pupil was erased', () => {
    const [document] = overviewOf(given(forgotten(registrationReceived()), forgotten(pupilBorn('2014-05-20')), agreementMade()));
    expect(document?.fields['schoolId']).toBeNull();
    expect(document?.content).not.toHaveProperty('pupil');
    expect(document?.content.openAgreements).toBe(1);
  });

  it('is not there when nothing can be read any more', () => {
    expect(overviewOf(given(forgotten(registrationReceived())))).toEqual([]);
    expect(overviewOf(given())).toEqual([]);
  });
});

describe('Every derived projection', () => {
  const everything = given(registrationReceived(), pupilBorn('2014-05-20'), agreementMade(), consentRequested(), developmentGoalSet());

  it.each([overview, openAgreements, consents, obligations])('$name has an index of its subject alone, and exactly its declared fields', (projection) => {
    expect(projection.indexes).toContainEqual([projection.subjectField]);
    const documents = projection.derive({ ...everything.dossier, policyOn: defaults }, subject);
    expect(documents).not.toEqual([]);
    for (const { fields } of documents) {
      expect(Object.keys(fields).toSorted()).toEqual(Object.keys(projection.fields).toSorted());
      expect(fields[projection.subjectField]).toBe(subject.id);
    }
  });
});
