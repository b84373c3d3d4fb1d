import { obligations } from '../../../src/dossier/projections/index.ts';
import { agreementEvaluated, agreementMade, authorityOf, consentGranted, consentRequested, conversationHeld, developmentGoalSet, entryId, forgotten, irregular, mother, mutualExpectationsRecorded, pupilBorn, pupilEnrolled, registrationReceived } from '../builders/index.ts';
import { defaults, given, type Given } from '../given.ts';

const subject = { id: '0b7f9a52-6f0e-4b1e-9d55-3d7f3f0c9a11', tenant: 'board', stream: 'dossier-board_0b7f9a52-6f0e-4b1e-9d55-3d7f3f0c9a11' };
const listed = ({ dossier }: Given) => obligations.derive({ ...dossier, policyOn: defaults }, subject);
const rulesIn = (story: Given) => listed(story).map(({ fields: { rule, due } }) => [rule, due]);

describe('The list of what is due', () => {
  it('says in clear where to look: board, school, whose it is, until when, by which rule', () => {
    const [document, ...others] = listed(given(agreementMade({ evaluateOn: '2026-04-10' }), forgotten(registrationReceived())));
    expect(others).toEqual([]);
    expect(document).toEqual({
      id: `${subject.id}:W-19:${entryId(0)}`,
      fields: { tenant: 'board', dossierId: subject.id, schoolId: null, owner: 'school', rule: 'W-19', due: '2026-04-10' },
      content: expect.objectContaining({ since: entryId(0), textNl: expect.stringContaining('kijkt school samen met ouders terug') }),
    });
  });

  it('says nothing of a day that passed: overdue is for who looks', () => {
    const [document] = listed(given(agreementMade({ evaluateOn: '1999-01-01' })));
    expect([Object.keys(document?.fields ?? {}), Object.keys(document?.content ?? {})].flat().filter((it) => /overdue/i.test(it))).toEqual([]);
  });

  it('belongs to the school of enrolment, else to that of registration', () => {
    const registered = given(registrationReceived({ schoolId: 'first' }));
    expect(listed(registered)[0]?.fields['schoolId']).toBe('first');
    expect(listed(registered.and(pupilEnrolled({ schoolId: 'second' })))[0]?.fields['schoolId']).toBe('second');
  });

  it('is empty for a dossier of which nothing can be read any more', () => {
    expect(listed(given())).toEqual([]);
    expect(listed(given(forgotten(agreementMade()), forgotten(conversationHeld())))).toEqual([]);
  });
});

describe('W-06: expectations are due since the registration (source 002)', () => {
  it('until they are recorded', () => {
    const registered = given(registrationReceived({ occurredOn: '2025-09-01' }));
    expect(rulesIn(registered)).toContainEqual(['W-06', '2025-09-01']);
    expect(rulesIn(registered.and(mutualExpectationsRecorded()))).not.toContainEqual(['W-06', '2025-09-01']);
  });
});

describe('W-14: looking back on a goal is due (sources 002, 004)', () => {
  it('on its day', () => {
    expect(rulesIn(given(developmentGoalSet({ evaluateOn: '2026-06-15' })))).toEqual([['W-14', '2026-06-15']]);
  });
});

describe('W-19: looking back on an agreement is due (source 002)', () => {
  it('until it was looked back on', () => {
    const made = given(agreementMade({ agreementId: 'a', evaluateOn: '2026-04-10' }));
    expect(rulesIn(made)).toEqual([['W-19', '2026-04-10']]);
    expect(rulesIn(made.and(agreementEvaluated({ agreementId: 'a', outcome: 'kept' })))).toEqual([]);
  });
});

describe('W-23 (UAVG 5): at 16 the pupil is asked', () => {
  const asked = [pupilBorn('2010-10-05'), mother, authorityOf('mother'), consentRequested({ consentId: 'c', occurredOn: '2025-09-01', validUntil: '2026-12-31' })] as const;

  it('stands in the list before that birthday, because nothing is recorded on it', () => {
    const consented = given(...asked, consentGranted({ consentId: 'c', grantor: 'mother' }));
    expect(consented.due('2026-01-01').map(({ rule }) => rule)).not.toContain('W-23');
    expect(rulesIn(consented)).toContainEqual(['W-23', '2026-10-05']);
  });

  it('does not when nobody consented, or not long enough', () => {
    expect(rulesIn(given(...asked)).map(([rule]) => rule)).not.toContain('W-23');
    const short = given(...asked.slice(0, 3), consentRequested({ consentId: 'c', occurredOn: '2025-09-01', validUntil: '2026-10-04' }), consentGranted({ consentId: 'c', grantor: 'mother' }));
    expect(rulesIn(short).map(([rule]) => rule)).not.toContain('W-23');
  });
});

describe('What happened against the rules is due to be explained', () => {
  it('under the rules that were broken', () => {
    expect(rulesIn(given(irregular(agreementMade(), 'parent-not-present')))).toEqual([['W-17', '2026-01-29']]);
  });
});
