import type { DossierCommand } from '../../src/dossier/domain/index.ts';
import {
  absenceReported,
  adoptDevelopmentPlan,
  agreementEvaluated,
  agreementMade,
  authorityOf,
  conversationHeld,
  copyRequested,
  developmentPlanAdopted,
  developmentPlanEvaluated,
  evaluateAgreement,
  fileTakenOver,
  imported,
  newId,
  parentsConsulted,
  makeAgreement,
  mother,
  personAdded,
  pupilBorn,
  pupilEnrolled,
  pupilGroupSet,
  pupilInputRecorded,
  recordConversation,
  registerPupil,
  suspensionImposed,
  takeOverFile,
  withMentor,
  withMother,
  withPupil,
} from './builders/index.ts';
import { given, type Given } from './given.ts';

const DAY = '2026-02-02';
const asHistory = { provenance: 'imported' } as const;

/** A file taken over on 2 February 2026, of a pupil with a mother who has authority. */
const taken = given(fileTakenOver({ occurredOn: DAY }), pupilBorn('2014-05-20'), mother, authorityOf('mother'));
const dueSince = (file: Given, rule: string): readonly string[] => file.due('2026-03-01').filter((it) => it.rule === rule).map(({ due }) => due);

describe('A file of another that is taken over opens a dossier (AVG 5(1)(d), 5(2))', () => {
  it('with the pupil, and without a registration', () =>
    given().when(takeOverFile()).then(fileTakenOver(), personAdded({ personId: newId('pupil'), role: 'pupil', name: 'Noor', bornOn: '2014-05-20', occurredOn: '2026-01-12' })));

  it('once: not in a dossier that began before', () => {
    taken.when(takeOverFile()).thenRefused('already-registered');
    taken.when(registerPupil()).thenRefused('already-registered');
  });

  it('asks nothing of what a registration asks (W-06 to W-08)', () => expect(taken.due('2026-12-31')).toEqual([]));
});

describe('What happened before the takeover is history: no rule of law refuses it (policy)', () => {
  const without = { participants: [withPupil, withMentor] };

  it('an agreement without a parent (W-17), which then counts as made', () => {
    const asked = makeAgreement({ ...without, occurredOn: '2026-02-01', evaluateOn: '2026-02-16' });
    taken.when(asked).thenRejected('parent-not-present');
    const { agreement } = taken.when(asked, asHistory).recorded().dossier;
    expect(agreement.made.size).toBe(1);
  });

  it('a plan of which nobody knows who was heard (W-12)', () => {
    taken.when(adoptDevelopmentPlan({ occurredOn: '2025-09-08' }), asHistory).recorded();
  });

  it('a plan of special education without the advice of the commissie (W-12; WEC 41a(1))', () => {
    const special = taken.and(pupilGroupSet({ sector: 'so', occurredOn: DAY }), parentsConsulted({ occurredOn: '2026-01-05' }), pupilInputRecorded({ occurredOn: '2026-01-05' }));
    special.when(adoptDevelopmentPlan({ occurredOn: '2026-02-01' }), asHistory).recorded();
    special.when(adoptDevelopmentPlan({ occurredOn: DAY })).thenRejected('guidance-committee-advice-missing');
  });

  it('only until the day before: on the day itself it is recorded as ever', () => {
    const on = (occurredOn: string): DossierCommand => makeAgreement({ ...without, occurredOn, evaluateOn: '2026-06-01' });
    taken.when(on('2026-02-01'), asHistory).recorded();
    taken.when(on(DAY), asHistory).thenRefused('imported-after-takeover');
    taken.when(on(DAY)).thenRejected('parent-not-present');
  });

  it('only in a file that was taken over', () => given(pupilBorn('2014-05-20'), mother).when(makeAgreement(), asHistory).thenRefused('file-not-taken-over'));

  it('never what refers to nothing', () => {
    taken.when(evaluateAgreement({ occurredOn: '2026-01-10' }), asHistory).thenRefused('unknown-agreement');
    taken.when(recordConversation({ participants: [{ ...withMother, personId: 'nobody' }], occurredOn: '2026-01-10' }), asHistory).thenRefused('participant-unknown');
    taken.when(evaluateAgreement({ occurredOn: '2026-03-10' }), asHistory).thenRefused('imported-after-takeover', 'unknown-agreement');
  });
});

describe('No obligation arises from before the takeover, and what still ran goes on (policy)', () => {
  it('W-19: an agreement to be looked back on, on the day of the takeover and later', () => {
    const agreed = (evaluateOn: string) => taken.and(imported(agreementMade({ occurredOn: '2026-01-05', evaluateOn })));
    expect(dueSince(agreed('2026-02-01'), 'W-19')).toEqual([]);
    expect(dueSince(agreed(DAY), 'W-19')).toEqual([DAY]);
    expect(dueSince(agreed('2026-05-01'), 'W-19')).toEqual(['2026-05-01']);
  });

  it('W-19: what came over as looked back on is done', () =>
    expect(dueSince(taken.and(imported(agreementMade({ occurredOn: '2026-01-05', evaluateOn: '2026-05-01' })), imported(agreementEvaluated({ occurredOn: '2026-01-20' }))), 'W-19')).toEqual([]));

  it('W-18: a conversation whose five working days ran out, or did not', () => {
    expect(dueSince(taken.and(imported(conversationHeld({ occurredOn: '2026-01-23' }))), 'W-18')).toEqual([]);
    expect(dueSince(taken.and(imported(conversationHeld({ occurredOn: '2026-01-26' }))), 'W-18')).toEqual([DAY]);
  });

  it('W-27: an open request for a copy', () => {
    expect(dueSince(taken.and(imported(copyRequested({ occurredOn: '2026-01-20' }))), 'W-27')).toEqual(['2026-02-20']);
    expect(dueSince(taken.and(imported(copyRequested({ occurredOn: '2026-01-01' }))), 'W-27')).toEqual([]);
  });

  it('W-15: a plan is looked back on in this school year, whatever came over of the years before', () => {
    const plan = taken.and(imported(developmentPlanAdopted({ occurredOn: '2023-09-04' })));
    expect(dueSince(plan, 'W-15')).toEqual(['2026-07-31']);
    expect(dueSince(plan.and(imported(developmentPlanEvaluated({ occurredOn: '2025-11-03' }))), 'W-15')).toEqual(['2027-07-31']);
  });

  it('W-20: a start conversation from the first window that had not ended', () => {
    const enrolled = (day: string) => given(fileTakenOver({ occurredOn: day }), imported(pupilEnrolled({ occurredOn: '2021-08-23' })));
    expect(dueSince(enrolled('2025-10-31'), 'W-20')).toEqual(['2025-10-31']);
    expect(dueSince(enrolled('2025-11-01'), 'W-20')).toEqual(['2026-10-31']);
  });

  it('W-39: hours of before count, and what reaches sixteen after the takeover is reported', () => {
    const absent = (day: string, lessonHours: number) => absenceReported({ from: day, until: day, occurredOn: day, lessonHours, authorised: false });
    const before = taken.and(imported(absent('2026-01-20', 10)), imported(absent('2026-01-21', 10)));
    expect(dueSince(before, 'W-39')).toEqual([]);
    expect(dueSince(before.and(absent('2026-02-03', 2)), 'W-39')).toEqual(['2026-02-03']);
    expect(dueSince(before.and(absent('2026-02-19', 2)), 'W-39')).toEqual([]);
  });

  it('W-39: a suspension of before is not told to the inspectorate again', () =>
    expect(dueSince(taken.and(imported(suspensionImposed({ from: '2025-11-03', until: '2025-11-05', occurredOn: '2025-11-03' }))), 'W-39')).toEqual([]));

  it('what happened since is due as ever', () => expect(dueSince(taken.and(conversationHeld({ occurredOn: '2026-02-03' })), 'W-18')).toEqual(['2026-02-10']));
});
