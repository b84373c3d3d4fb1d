import { conversation, present, type OpenedDossier } from './family.ts';
import { Service, type Someone } from './school.ts';

let service: Service;
let dossier: OpenedDossier;
beforeAll(async () => {
  service = await Service.open('2026-09-15T10:00:00.000Z');
  await service.school.furnish();
});
afterAll(() => service.close());
beforeEach(async () => {
  service.clock.set('2026-09-15');
  dossier = await service.school.pupil();
});

const today = '2026-09-15';
const silent = { thirdParties: 'none' } as const;

const due = async (who: Someone = service.school.counsellor): Promise<readonly string[]> =>
  (await service.school.done(dossier.read(who, 'obligations'), 200)).body.items.map(({ rule, due: on }: { rule: string; due: string }) => `${rule} ${on}`);

const typesSeenBy = async (who: Someone): Promise<readonly string[]> => (await dossier.entries(who)).map(({ type }) => type as string);

const post = (path: string, body: object, who?: Someone) => dossier.ask(path, { occurredOn: today, ...body }, who);

describe('W-24: a parent is worried, and hears what came out of it (source 000)', () => {
  it('goes from parent to teacher to counsellor and back', async () => {
    const raised = await dossier.record('concerns', { by: 'parent', level: 'teacher', context: 'home', what: 'Zij slaapt slecht.', ...silent });
    const concernId = raised.ids['concernId'];
    await dossier.record(`concerns/${concernId}/escalation-steps`, { from: 'teacher', to: 'internal-counsellor', reason: 'Wij weten niet wat helpt.', ...silent });
    expect(await due()).toContain('W-24 2026-09-22');
    await dossier.record(`concerns/${concernId}/outcomes`, { parents: [dossier.ids.mother], outcome: 'Wij passen het rooster aan.', ...silent });
    expect(await due()).not.toContain('W-24 2026-09-22');
    expect(await typesSeenBy(dossier.mother)).toEqual(expect.arrayContaining(['ConcernRaised', 'EscalationStepTaken', 'OutcomeCommunicatedToParents']));
  });

  it('says which rule refuses, in plain words', async () => {
    const { status, body } = await post(`concerns/00000000-0000-4000-8000-000000000000/resolutions`, { how: 'Het is over.', ...silent });
    expect([status, body.code]).toEqual([409, 'unknown-concern']);
    expect(body.detail).toContain('Leg eerst de zorg vast');
  });
});

describe('001-16: a parent asks the school, in the own name', () => {
  const question = (person: string) => ({ person, question: 'Hoe gaat het met lezen?', ...silent });

  it('is due for the school until it is answered', async () => {
    const asked = await service.school.done(post('questions', question(dossier.ids.mother), dossier.mother), 201);
    expect(await due()).toContain('001-16 2026-09-29');
    const { questionId } = asked.body.entries[0].ids;
    await dossier.record(`questions/${questionId}/answers`, { person: dossier.ids.mother, answer: 'Dat gaat goed.', ...silent });
    expect(await due()).not.toContain('001-16 2026-09-29');
    expect(await typesSeenBy(dossier.mother)).toEqual(expect.arrayContaining(['QuestionAsked', 'QuestionAnswered']));
  });

  it('is refused in the name of the other parent, and to a parent without authority', async () => {
    expect((await post('questions', question(dossier.ids.father), dossier.mother)).status).toBe(403);
    expect((await post('questions', question(dossier.ids.other), dossier.other)).status).toBe(403);
  });
});

describe('W-11 and W-34: need, plan, and the request to the support partnership', () => {
  it('asks a plan once the need is known, and names what the partnership gets', async () => {
    const { ids } = await dossier.record('support-need-assessments', { reason: 'Lezen lukt niet.', ...silent });
    await dossier.record(`support-need-assessments/${ids['assessmentId']}/outcomes`, { extraSupport: true, findings: 'Er is meer hulp nodig.', ...silent });
    expect(await due()).toContain('W-11 2026-10-27');

    const talk = await dossier.record('conversations', conversation('Wij spraken over hulp.', present('parent', dossier.ids.mother)));
    const partnership = '11111111-1111-4111-8111-111111111111';
    const asked = await dossier.record('support-requests', { partnership, task: 'advise', entries: [talk.entryId], question: 'Welke hulp past?', ...silent });
    const advice = await dossier.record(`support-requests/${asked.ids['supportRequestId']}/advices`, { copyToParents: false, advice: 'Hulp in de klas.', ...silent });
    expect(await due()).toContain('W-35 2026-09-15');
    await dossier.record('parent-notices', { parents: [dossier.ids.mother], about: advice.entryId, message: 'Hier is de kopie.', ...silent });
    expect(await due()).not.toContain('W-35 2026-09-15');
  });
});

describe('W-12: in special education the commissie voor de begeleiding advises before a plan is adopted (WEC 41a(1))', () => {
  const plan = {
    expectedDestination: 'Dagbesteding.', substantiation: 'Dat past.', promotingFactors: ['Rust helpt.'], impedingFactors: ['Lawaai.'], guidance: 'Een kleine groep.', pupilInfluence: 'Meer buiten.', ...silent,
  };
  const codes = async (): Promise<readonly string[]> => (await post('development-plans', plan)).body.rejections.map(({ code }: { code: string }) => code);

  beforeEach(async () => {
    await dossier.record('plan-consultations', { parents: [dossier.ids.mother], aimedAtAgreement: true, report: 'Wij zijn het eens.', ...silent });
    await dossier.record('pupil-inputs', { way: 'spoken', words: 'Ik wil naar buiten.', ...silent });
  });

  it('is asked for, recorded, read by the parents, and then the plan stands', async () => {
    await dossier.record('groups', { sector: 'so', group: 5 }, service.school.administrator);
    expect(await codes()).toEqual(['guidance-committee-advice-missing']);
    const advice = { participants: [{ role: 'expert', name: 'Orthopedagoog', presence: 'in-person' }], advice: 'Een kleine groep past.', ...silent };
    const { entryId } = await dossier.record('guidance-committee-advices', advice, service.school.teacher);
    await dossier.record('development-plans', plan);
    const { body } = await dossier.read(dossier.mother, `entries/${entryId}`);
    expect([body.type, body.data.advice]).toEqual(['GuidanceCommitteeAdvised', [{ text: 'Een kleine groep past.' }]]);
    expect((await post('guidance-committee-advices', advice, dossier.mother)).status).toBe(403);
  });

  it('what stood without it is irregular', async () => {
    await dossier.record('groups', { sector: 'so', group: 5 }, service.school.administrator);
    const { entryId } = await dossier.record('development-plans', { ...plan, irregular: { explanation: 'De commissie kwam later bijeen.' } });
    expect((await dossier.read(dossier.mother, `entries/${entryId}`)).body.irregular.rules).toEqual(['guidance-committee-advice-missing']);
  });

  it('is not asked in primary education', async () => {
    await dossier.record('groups', { sector: 'po', group: 5 }, service.school.administrator);
    await dossier.record('development-plans', plan);
  });
});

describe('An entry in the wrong dossier is closed at once to all but the privacy officer', () => {
  it('is seen by the privacy officer alone', async () => {
    const { entryId } = await dossier.record('observations', { context: 'school', observer: 'teacher', observation: 'Dit gaat over een ander kind.', ...silent });
    const looking = [dossier.mother, service.school.teacher, service.school.counsellor, service.school.privacyOfficer];
    const statuses = async () => Promise.all(looking.map(async (who) => (await dossier.read(who, `entries/${entryId}`)).status));
    expect(await statuses()).toEqual([200, 200, 200, 404]);
    await service.school.done(post(`entries/${entryId}/misfilings`, {}, service.school.privacyOfficer), 201);
    expect(await statuses()).toEqual([404, 404, 404, 200]);
    expect(JSON.stringify(await dossier.entries(service.school.counsellor))).not.toContain('ander kind');
  });
});

describe('W-30: what is restricted is not used by the teacher', () => {
  it('is closed to the teacher until it is lifted, and open to the parent', async () => {
    const { entryId } = await dossier.record('observations', { context: 'school', observer: 'teacher', observation: 'Zij let niet op.', ...silent });
    const placed = await dossier.record(`entries/${entryId}/restrictions`, { reason: 'accuracy-contested', explanation: 'De moeder betwist dit.', ...silent });
    const statuses = async () => [(await dossier.read(service.school.teacher, `entries/${entryId}`)).status, (await dossier.read(dossier.mother, `entries/${entryId}`)).status];
    expect(await statuses()).toEqual([404, 200]);
    await dossier.record(`restrictions/${placed.ids['restrictionId']}/endings`, { requesterTold: true, explanation: 'Het klopt.', ...silent });
    expect(await statuses()).toEqual([200, 200]);
  });
});

describe('A court order keeps a person from the dossier in every capacity', () => {
  it('does not even say that the dossier exists, until it ends', async () => {
    expect((await dossier.read(dossier.father)).status).toBe(200);
    await dossier.record(`persons/${dossier.ids.father}/court-restrictions`, { restriction: 'no-information', from: today, until: '2026-12-31', orderSeenOn: today });
    expect((await dossier.read(dossier.father)).status).toBe(404);
    service.clock.set('2027-01-01');
    expect((await dossier.read(dossier.father)).status).toBe(200);
  });
});

describe('AD-24: who taught a pupil who left has no task any more', () => {
  it('closes the dossier to the teacher on the day after the last one', async () => {
    await service.school.done(post('deregistrations', { reason: 'moved' }, service.school.system), 201);
    expect((await dossier.read(service.school.teacher)).status).toBe(200);
    service.clock.set('2026-09-16');
    expect((await dossier.read(service.school.teacher)).status).not.toBe(200);
    expect((await dossier.read(dossier.mother)).status).toBe(200);
  });
});
